import pytest

from brief.text.negation import compare_negation


@pytest.mark.parametrize(
    ("persian", "english", "verdict"),
    [
        ("این طرح اجرا نشد", "The plan was not carried out", None),
        ("این طرح اجرا نشد", "The plan was carried out", "lost"),
        ("این طرح اجرا شد", "The plan was not carried out", "added"),
        ("دولت نمی‌تواند کمک کند", "The government is unable to help", None),
        ("دولت نمي تواند كمك كند", "The government can help", "lost"),
        ("شورا با این طرح مخالفت کرد", "The council did not agree to the plan", None),
        ("نشست شورا برگزار شد", "The council's meeting was held", None),
        ("نبرد دو تیم آغاز شد", "The battle of the two teams began", None),
        ("خواندن آن خالی از لطف نیست", "It is worth reading", None),
        ("اجازه روابط ناسالم را نداده‌اند", "They have allowed unhealthy relations", "lost"),
        ("به جای این سیاست، تورم بالا نیست", "Inflation is high instead of this policy", "lost"),
        ("تا سال ۲۰۲۲ نخواهد رسید", "It will arrive until 2022", "lost"),
        ("با هیچ نهادی پیمان نبسته است", "It has signed a pact with no institution", None),
        ("نامش خجسته است اما سرنوشتش نه.", "Her name is auspicious but her fate is not.", None),
        ("نامش خجسته است اما سرنوشتش نه.", "Her name is auspicious but her fate is.", "lost"),
        ("واحد شماره ۲ افتتاح شد", "Unit No. 2 was opened", None),
    ],
)
def test_a_negation_lost_or_added(persian, english, verdict):
    assert compare_negation(persian, english) == verdict
