"""Writes one table again and again with a library that is not ours: what stands behind `answers.py`.

    LIBRARY THREADS TABLE.parquet

LIBRARY is pyarrow, duckdb or polars. The table is loaded once, into the memory of the library. A job is
`FORMAT CODEC PATH`.

Levels, row groups, encodings and statistics are what the library takes by itself; the environment's
PYARROW_ZSTD_LEVEL is pyarrow's level for zstd, where it is set.
"""

Write = Callable[[str, str, str], None]

UNPACKED = {"none": "uncompressed"}
"""What a library calls no codec, where it does not call it none."""


def pyarrow_writer(threads: int, table_path: str) -> Write:
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    pyarrow.set_cpu_count(threads)
    pyarrow.set_io_thread_count(threads)
    table = pyarrow.parquet.read_table(table_path, use_threads=False)
    levels = {"zstd": int(os.environ["PYARROW_ZSTD_LEVEL"])} if "PYARROW_ZSTD_LEVEL" in os.environ else {}

    def write(file_format: str, codec: str, path: str) -> None:
        if file_format == "parquet":
            pyarrow.parquet.write_table(table, path, compression=codec, compression_level=levels.get(codec))
        elif codec == "none":
            pyarrow.csv.write_csv(table, path)
        else:
            with pyarrow.CompressedOutputStream(path, codec) as file:
                pyarrow.csv.write_csv(table, file)

    return write


def duckdb_writer(threads: int, table_path: str) -> Write:
    import duckdb
    import pyarrow.parquet

    connection = duckdb.connect(":memory:")
    connection.execute(f"set threads = {threads}")
    connection.execute("set timezone = 'UTC'")
    connection.execute("set enable_progress_bar = false")
    # It is faster at Parquet from a table of its own, and at CSV from one of Arrow's.
    connection.register("csv_source", pyarrow.parquet.read_table(table_path, use_threads=False))
    connection.execute("create table parquet_source as select * from csv_source")

    def write(file_format: str, codec: str, path: str) -> None:
        target = path.replace("'", "''")
        if file_format == "parquet":
            codec = UNPACKED.get(codec, codec)
        connection.execute(
            f"copy {file_format}_source to '{target}' (format {file_format}, compression {codec})")

    return write


def polars_writer(threads: int, table_path: str) -> Write:
    import polars
    import pyarrow.parquet

    frame = polars.from_arrow(pyarrow.parquet.read_table(table_path, use_threads=False))
    if polars.thread_pool_size() != threads:
        raise RuntimeError(f"polars has {polars.thread_pool_size()} threads, not {threads}")

    def write(file_format: str, codec: str, path: str) -> None:
        codec = UNPACKED.get(codec, codec)
        if file_format == "parquet":
            frame.write_parquet(path, compression=codec)
        else:
            frame.write_csv(path, compression=codec, check_extension=False)

    return write


WRITERS = {"pyarrow": pyarrow_writer, "duckdb": duckdb_writer, "polars": polars_writer}


def work_on(write: Write) -> Work:
    def work(job: str) -> int:
        file_format, codec, path = job.split(" ", 2)
        write(file_format, codec, path)
        return os.stat(path).st_size

    return work


def main(arguments: list[str]) -> int:
    if len(arguments) != 3 or arguments[0] not in WRITERS:
        print(__doc__, file=sys.stderr)
        return 64
    library, threads, table_path = arguments
    # Read when the libraries are loaded, so they stand before every import.
    for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "ARROW_IO_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = threads
    return answer(library, lambda: work_on(WRITERS[library](int(threads), table_path)))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
