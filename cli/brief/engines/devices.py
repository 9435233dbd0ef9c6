"""Where a model runs, in which precision, on how many cores.

The rule for transformers: bfloat16 where the device computes it in hardware, else float16 on CUDA for families whose
activations fit it, else float32. `auto` is CUDA where there is one, else the CPU; mps only where it is asked for.
"""

import os
from dataclasses import dataclass

from brief.engines.base import Device
from brief.engines.failures import foreign_failures
from brief.errors import EngineError

DEVICES: tuple[Device, ...] = ("cpu", "cuda", "mps")


@dataclass(frozen=True, slots=True)
class Place:
    """A settled device of torch and the name of a floating type."""

    device: str
    precision: str


def cores() -> int:
    """The cores that this process may use, which containers and `taskset` make fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def settle_device(name: str, device: Device, *, cuda: bool, mps: bool) -> str:
    """What is asked for and not there is an error, never another device. `name`: of the model, for the message."""
    if device == "auto":
        return "cuda" if cuda else "cpu"
    if (device == "cuda" and not cuda) or (device == "mps" and not mps):
        kind = "CUDA" if device == "cuda" else "MPS"
        message = f"{name}: no {kind} device here; use --device cpu"
        raise EngineError(message)
    return device


def torch_devices() -> dict[str, str]:
    """What torch can use here, with the precision that models get there. Raises EngineError where it is missing."""
    with foreign_failures("looking for devices"):
        import torch

        found = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    places = (settle_torch("torch", device, float16=True) for device in DEVICES if found[device])
    return {place.device: place.precision for place in places}


def settle_torch(name: str, device: Device, *, float16: bool) -> Place:
    """The place for a model whose activations fit `float16` or not; on the CPU torch gets all cores at hand."""
    import torch

    place = settle_device(name, device, cuda=torch.cuda.is_available(), mps=torch.backends.mps.is_available())
    if place == "cpu":
        torch.set_num_threads(cores())
        return Place(place, "bfloat16" if _computes_bfloat16() else "float32")
    if place == "cuda":
        if torch.cuda.is_bf16_supported(including_emulation=False):
            return Place(place, "bfloat16")
        return Place(place, "float16" if float16 else "float32")
    return Place(place, "float32")


def _computes_bfloat16() -> bool:
    from torch import cpu

    found = cpu.get_capabilities()
    return any(found.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
