#include <xlsxwriter.h>
#include <zlib.h>

// zlib's macro, for the deflated parts of a ZIP archive, which have no wrapper.
static inline int gleaner_inflateInitRaw(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}
