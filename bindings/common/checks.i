/* checks.i - before the headers of every module. No function takes NULL for an object, but
 * languages can pass None or nil. */
%include <exception.i>
%typemap(check) SWIGTYPE * {
    if (!$1)
        SWIG_exception(SWIG_ValueError, "$symname: an object is needed, not nothing");
}
%typemap(check) perk_error *err, void *context, perk_text *, const perk_doc *page "";
