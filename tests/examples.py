"""Briefs for tests, made by the pipeline from a scripted engine."""

from brief.article import Article, Brief
from brief.engines.base import Decoding
from brief.glossary import Glossary
from brief.kit import Kit
from brief.pipeline import make_brief
from conftest import SEED
from fakes import ScriptedEngine

HOSTILE = (
    "شهردار <script>alert(1)</script> گفت: [بیا](http://x.ir) این است\n"
    "---\n"
    "# این متن تیتر نیست و در آن | خط و *ستاره* است که `کد` نیست.\n"
)


SENTENCES = (
    "به گزارش ایسنا، علی رضایی، وزیر نیرو مدعی شد: «کار تمام شد».",
    "وی افزود که ۱۲ درصد از بودجه هزینه شده است؟",
    "این <b>خبر</b> در تهران منتشر شد\N{RIGHT-TO-LEFT OVERRIDE}!",
    "به گفته یک مقام آگاه، طرح هنوز تصویب نشده است.",
)
GLOSSARY = Glossary.load()


def made(article: Article, english: str = "The mayor said <b>this</b>.") -> Brief:
    engine = ScriptedEngine(lambda _: english)
    return make_brief(article, Kit(translator=engine, decoding=Decoding(), glossary=GLOSSARY))


def short() -> Article:
    return Article(name="short", text="\n".join(SENTENCES), title=SENTENCES[0])


def seed() -> Article:
    text = SEED.read_text(encoding="utf-8")
    return Article(name="seed", text=text, title=text.split("\n")[0], metadata={"date": "2024-05-04", "tags": "a, b"})


def hostile() -> Article:
    return Article(name='"><img src=x onerror=alert(1)>', text=HOSTILE, title=HOSTILE.split("\n")[0])
