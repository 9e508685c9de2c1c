/* driver.i - the Python module with the driver, libperk._driver. Types and objects are those of
 * libperk._core. */
%module(package="libperk") _driver

%include "../common/head.i"
%include "typemaps.i"
%import <perk/perk.h>
%include "../common/driver.i"

PERK_PY_OWNED(perk_driver)
