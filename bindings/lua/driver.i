/* driver.i - the Lua module with the driver, perk.driver. Types and objects are those of perk.core. */
%module perk_driver

%include "../common/head.i"
%include "typemaps.i"
%import <perk/perk.h>
%include "../common/driver.i"
