// The target for the encoding of what a document gave belongs here, once it is decoded from bytes:
// `readResult`, to be named in the targets of GuidedFuzz.swift and in scripts/fuzz.
