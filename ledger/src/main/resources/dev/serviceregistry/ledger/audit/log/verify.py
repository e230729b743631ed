#!/usr/bin/env python3
"""Verifies a bundle of an audit log with Python's standard library and openssl alone.

    python3 verify.py [--public-key FILE] [--checkpoint FILE]

--public-key  the key that you were given by who signs the log (default: the bundle's own, which proves nothing by itself)
--checkpoint  a checkpoint that you kept: the log must have only grown since

Exits 0 when everything is proved, 1 when something is not, 2 when the bundle or a key cannot be read.
"""
import argparse
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ED25519_HEADER = bytes.fromhex("302a300506032b6570032100")


class Broken(Exception):
    pass


def read(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return file.read()


def leaf_hash(line):
    return hashlib.sha256(b"\0" + line).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(leaves):
    """The root of RFC 6962, section 2.1, from the complete subtrees at the right edge."""
    edge = []
    for leaf in leaves:
        edge.append((1, leaf))
        while len(edge) > 1 and edge[-1][0] == edge[-2][0]:
            width, right = edge.pop()
            _, left = edge.pop()
            edge.append((2 * width, node_hash(left, right)))
    if not edge:
        return hashlib.sha256(b"").digest()
    root = edge.pop()[1]
    while edge:
        root = node_hash(edge.pop()[1], root)
    return root


def root_from_inclusion(entry, size, leaf, path):
    """RFC 9162, section 2.1.3.2."""
    node, last, root = entry, size - 1, leaf
    for beside in path:
        if last == 0:
            raise Broken("the proof of entry %d is too long" % entry)
        if node & 1 or node == last:
            root = node_hash(beside, root)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = node_hash(root, beside)
        node, last = node >> 1, last >> 1
    if last:
        raise Broken("the proof of entry %d is too short" % entry)
    return root


def check_consistency(before, old_root, size, new_root, path):
    """RFC 9162, section 2.1.4.2."""
    if before > size:
        raise Broken("the log had %d entries and has %d: some were cut off" % (before, size))
    if before == size or before == 0:
        if path or before == size and old_root != new_root:
            raise Broken("the log is not the one of %d entries that the earlier checkpoint covers" % before)
        return
    path = list(path)
    if before & (before - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise Broken("the proof that the log only grew is empty")
    node, last = before - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            raise Broken("the proof that the log only grew is too long")
        if node & 1 or node == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        node, last = node >> 1, last >> 1
    if last or old != old_root or new != new_root:
        raise Broken("the log did not only grow since the checkpoint of %d entries" % before)


class Checkpoint:
    def __init__(self, note):
        text, _, signatures = note.decode("utf-8").partition("\n\n")
        lines = text.rstrip("\n").split("\n")
        if len(lines) != 3:
            raise ValueError("no checkpoint: it has an origin, a size and a root")
        self.text = (text.rstrip("\n") + "\n").encode("utf-8")
        self.origin, self.size, self.root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
        if self.size < 0:
            raise ValueError("no checkpoint: its size is %d" % self.size)
        self.signatures = []
        for line in signatures.splitlines():
            name, _, content = line[len("\u2014 "):].rpartition(" ")
            self.signatures.append((name, base64.b64decode(content, validate=True)))

    def check_signature(self, pem_file):
        with open(pem_file, encoding="ascii") as file:
            lines = [line.strip() for line in file if "-----" not in line]
        der = base64.b64decode("".join(lines))
        if not der.startswith(ED25519_HEADER):
            raise ValueError(pem_file + ": no Ed25519 key")
        name = self.origin.encode("utf-8")
        key_id = hashlib.sha256(name + b"\n\1" + der[len(ED25519_HEADER):]).digest()[:4]
        for signer, signature in self.signatures:
            if signer == self.origin and signature[:4] == key_id:
                with tempfile.TemporaryDirectory() as folder:
                    text, sig = os.path.join(folder, "text"), os.path.join(folder, "signature")
                    with open(text, "wb") as file:
                        file.write(self.text)
                    with open(sig, "wb") as file:
                        file.write(signature[4:])
                    done = subprocess.run(
                        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem_file, "-rawin", "-in", text,
                         "-sigfile", sig],
                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                if done.returncode != 0:
                    raise Broken("the signature of the checkpoint of %d entries is not this key's" % self.size)
                return
        raise Broken("the checkpoint of %d entries is not signed by this key" % self.size)


def check_chain(lines, pruned):
    """Each entry has its number, and the hash of the one before it."""
    before = pruned[-1] if pruned else None
    for number, line in enumerate(lines, len(pruned)):
        entry = json.loads(line)
        if entry["entry"] != number or before is not None and entry["previous"] != before:
            raise Broken("entry %d does not follow from the one before it" % number)
        before = leaf_hash(line).hex()


def check_against_entries(then, now, leaves, file):
    """Checks that the log has only grown since a checkpoint for which the bundle has no proof of its own."""
    if then.origin != now.origin:
        raise Broken("the checkpoint in %s is of another log: %s" % (file, then.origin))
    if then.size > now.size:
        raise Broken("the checkpoint in %s covers %d entries, and the log has %d" % (file, then.size, now.size))
    if leaves is None:
        raise ValueError(
            "the bundle has neither all entries nor a proof for the checkpoint in %s; "
            "export it again with --checkpoint %s" % (file, file))
    if tree_root(leaves[:then.size]) != then.root:
        raise Broken("the entries are not those of the checkpoint in " + file)
    print("since the checkpoint of %d entries: only grown" % then.size)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--public-key")
    parser.add_argument("--checkpoint", action="append", default=[])
    options = parser.parse_args()

    checkpoint = Checkpoint(read("checkpoint"))
    proofs = json.loads(read("proofs.json"))
    leaves = None
    lines = read("entries.jsonl").split(b"\n")[:-1]
    if proofs["inclusion"]:
        if len(lines) != len(proofs["inclusion"]):
            raise Broken("there are %d entries and %d proofs" % (len(lines), len(proofs["inclusion"])))
        for line, proof in zip(lines, proofs["inclusion"]):
            path = [bytes.fromhex(node) for node in proof["path"]]
            root = root_from_inclusion(proof["entry"], checkpoint.size, leaf_hash(line), path)
            if root != checkpoint.root:
                raise Broken("entry %d is not what the log holds" % proof["entry"])
            if json.loads(line)["entry"] != proof["entry"]:
                raise Broken("the proof of entry %d stands beside another entry" % proof["entry"])
            print("entry %d: in the log of %d entries" % (proof["entry"], checkpoint.size))
    else:
        leaves = [bytes.fromhex(leaf) for leaf in proofs["pruned"]] + [leaf_hash(line) for line in lines]
        if len(leaves) != checkpoint.size:
            raise Broken("there are %d entries, and the checkpoint covers %d" % (len(leaves), checkpoint.size))
        if tree_root(leaves) != checkpoint.root:
            raise Broken("the entries do not give the root of the checkpoint")
        check_chain(lines, proofs["pruned"])
        print("all %d entries: as the checkpoint covers them" % checkpoint.size)

    earlier = {}
    for proof in proofs["consistency"]:
        earlier[proof["checkpoint"]] = [bytes.fromhex(node) for node in proof["path"]]
    kept = []
    for file in options.checkpoint:
        with open(file, "rb") as content:
            kept.append(content.read().decode("utf-8"))
        if kept[-1] not in earlier and kept[-1].encode("utf-8") != read("checkpoint"):
            check_against_entries(Checkpoint(kept[-1].encode("utf-8")), checkpoint, leaves, file)
    for note, path in earlier.items():
        then = Checkpoint(note.encode("utf-8"))
        if then.origin != checkpoint.origin:
            raise Broken("the earlier checkpoint is of another log: " + then.origin)
        check_consistency(then.size, then.root, checkpoint.size, checkpoint.root, path)
        print("since the checkpoint of %d entries: only grown" % then.size)

    key = options.public_key
    if not key and os.path.exists(os.path.join(HERE, "public-key.pem")):
        key = os.path.join(HERE, "public-key.pem")
        print("note: the key is the bundle's own; compare it with the one that you were given", file=sys.stderr)
    if key:
        checkpoint.check_signature(key)
        for note in list(earlier) + kept:
            Checkpoint(note.encode("utf-8")).check_signature(key)
        print("signature: by this key")
    elif checkpoint.signatures:
        print("signature: not checked, pass --public-key")
    else:
        print("signature: none, so whoever could write the log could have written all of it anew")


try:
    main()
except Broken as broken:
    print("BROKEN: %s" % broken)
    sys.exit(1)
except (OSError, ValueError, KeyError, TypeError) as problem:
    print("cannot be verified: %s" % problem, file=sys.stderr)
    sys.exit(2)
