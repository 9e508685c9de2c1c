/* driver.i - the Lua module with the driver, perk.driver. Types and objects are perk.core's. */
%module perk_driver

%include "../common/head.i"
%include "typemaps.i"
%import <perk/perk.h>
%include "../common/driver.i"
