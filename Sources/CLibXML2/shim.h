// libxml2's headers include the system's ICU, which clashes with the ICU inside Foundation. Only
// the character conversion of libxml2 needs it, and pages are converted before they come here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpathInternals.h>

// libxml2's deallocator is a global variable, which Swift does not take for safe.
static inline void gleaner_xmlFree(void *memory) {
  xmlFree(memory);
}
