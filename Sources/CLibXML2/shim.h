// libxml2's headers include the system's ICU, which clashes with the ICU inside Foundation. Only
// the character conversion of libxml2 needs it, and pages are converted before they come here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
