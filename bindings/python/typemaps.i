/* typemaps.i - how the types of perk.h look in Python. By type, not by function; see common/api.i
 * for the list. */
%{
#include "native.h"
%}

/* ---- texts ---- */

%typemap(in) perk_str (perk_py_view view = {{NULL, 0}, {0}}) {
    if (perk_py_view_get($input, "$1_name", &view) != 0)
        SWIG_fail;
    $1 = view.str;
}
%typemap(freearg) perk_str {
    perk_py_view_release(&view$argnum);
}
%typemap(out) perk_str {
    $result = perk_py_str($1);
    if (!$result)
        SWIG_fail;
}
%typemap(out) perk_str BYTES {
    $result = perk_py_bytes($1);
    if (!$result)
        SWIG_fail;
}
%typemap(out) perk_text * {
    $result = perk_py_text($1);
    if (!$result)
        SWIG_fail;
}

/* ---- errors ---- */

%typemap(in, numinputs = 0) perk_error *err (perk_error error) {
    perk_error_clear(&error);
    $1 = &error;
}
%typemap(argout) perk_error *err {
    if ($1->code != 0) {
        Py_CLEAR($result);
        perk_py_raise($1);
        SWIG_fail;
    }
}
%typemap(out) const perk_error * {
    $result = perk_py_error($1);
    if (!$result)
        SWIG_fail;
}

/* ---- what may take long runs without the interpreter lock ---- */

%typemap(in, numinputs = 0) (perk_tick tick, void *context) {
    $1 = perk_py_tick;
    $2 = NULL;
}
%exception perk_driver_run {
    PyThreadState *state = PyEval_SaveThread();
    arg4 = state;
    $action
    PyEval_RestoreThread(state);
    if (PyErr_Occurred())
        SWIG_fail;
}

/* Over a large text only, since small ones take less time than the lock. None of these touches an
 * object that another thread may use meanwhile: what they write to is the caller's own, and a
 * document that is given has just been made. */
%define PERK_PY_UNLOCKED(function, size)
%exception function {
    PyThreadState *state = (size) >= PERK_PY_LARGE ? PyEval_SaveThread() : NULL;
    $action
    if (state)
        PyEval_RestoreThread(state);
}
%enddef
PERK_PY_UNLOCKED(perk_doc_parse, arg1.len)
PERK_PY_UNLOCKED(perk_event_parse, arg1.len)
PERK_PY_UNLOCKED(perk_args_set_all, arg2.len)
PERK_PY_UNLOCKED(perk_args_set_json, arg3.len)
PERK_PY_UNLOCKED(perk_call_outcomes, arg2 ? perk_doc_json(arg2).len : 0)
PERK_PY_UNLOCKED(perk_bulk_add, arg2.len)
PERK_PY_UNLOCKED(perk_bulk_settle, arg3 ? perk_doc_json(arg3).len : 0)
PERK_PY_UNLOCKED(perk_reconcile_page, perk_doc_json(arg2).len)
PERK_PY_UNLOCKED(perk_modify_write, perk_doc_json(arg2).len)
PERK_PY_UNLOCKED(perk_sign, arg2.len)
PERK_PY_UNLOCKED(perk_verifier_screen, arg2.len)

/* ---- objects ---- */

/* Bare pointer objects without proxy classes (the package has its own classes): NULL is None, owned
 * ones are released by the function that %destructor names below. */
%typemap(out) SWIGTYPE * {
    if ($1) {
        $result = SWIG_NewPointerObj((void *)(uintptr_t)$1, $descriptor,
                                     $owner | SWIG_POINTER_NOSHADOW);
    } else {
        $result = Py_None;
        Py_INCREF($result);
    }
}

%wrapper %{
static int perk_py_own(PyObject *module, swig_type_info *type, const char *destructor)
{
    SwigPyClientData *data = (SwigPyClientData *)calloc(1, sizeof *data);
    if (!data)
        return -1;
    data->destroy = PyObject_GetAttrString(module, destructor);
    if (!data->destroy) {
        free(data);
        return -1;
    }
    SWIG_TypeNewClientData(type, data);
    return 0;
}
%}

%define PERK_PY_OWNED(noun)
%init %{
    if (perk_py_own(m, SWIGTYPE_p_##noun, "delete_" #noun) != 0)
        return -1;
%}
%enddef
