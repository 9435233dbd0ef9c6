import ctranslate2
import pytest
import torch
from training.export import export
from training.model import build_model
from training.segmentation import END, PAD, open_pieces
from training_toy import made_up_pairs, toy_recipe, toy_run
from transformers import M2M100ForConditionalGeneration


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    recipe, top = toy_recipe(), tmp_path_factory.mktemp("export")
    run = toy_run(top / "run", recipe)
    torch.manual_seed(2)
    model = build_model(recipe.model, open_pieces(run / "spm.model").get_piece_size())
    torch.save({name: 3 * weight.detach() for name, weight in model.named_parameters()}, top / "weights.pt")
    export(recipe, top / "weights.pt", run / "spm.model", top / "ct2", quantization=None, keep=top / "transformers")
    return top


def test_ctranslate2_and_transformers_write_the_same_tokens(folders):
    pieces = open_pieces(folders / "ct2" / "spm.model")
    ours = ctranslate2.Translator(str(folders / "ct2"), compute_type="float32")
    theirs = M2M100ForConditionalGeneration.from_pretrained(folders / "transformers").eval()
    answers = set()
    for persian, _ in made_up_pairs(8, seed=9):
        source = [*pieces.encode(persian), END]
        text = [pieces.id_to_piece(number) for number in source]
        found = ours.translate_batch([text], beam_size=1, max_decoding_length=12)[0].hypotheses[0]
        with torch.inference_mode():
            wanted = theirs.generate(torch.tensor([source]), num_beams=1, do_sample=False, max_new_tokens=12)[0]
        wanted = [number for number in wanted.tolist() if number not in (PAD, END)]
        assert [pieces.piece_to_id(piece) for piece in found] == wanted
        answers.add(tuple(wanted))
    assert len(answers) > 1, "a model that always answers the same proves nothing"
