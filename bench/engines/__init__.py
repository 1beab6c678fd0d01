"""One workload, written for this library and for six engines of the field, so that they can be measured in one run.

`workload` reads the pack `bench/workload.yaml` and makes profiles; each other module lowers that pack into the language
of one engine. In: a profile as plain values. Out: `Answers`, for each benefit whether it is granted and what it pays.
"""
