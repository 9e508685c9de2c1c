# What the compiler and the linker can do against memory errors, in every built file: adds it to the
# interface target `perk_flags`. tools/check_hardening.py checks it. Not with sanitizers, which bring
# their own.
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)
include(CheckLinkerFlag)
include(CheckPIESupported)

check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
  string(MAKE_C_IDENTIFIER "PERK_HAS${flag}" has)
  check_c_compiler_flag(${flag} ${has})
  if(${has})
    target_compile_options(perk_flags INTERFACE ${flag})
  endif()
endforeach()

# FORTIFY needs optimization; level 3 a C library that has it.
set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3")
check_c_source_compiles("#include <string.h>\nint main(void) { return 0; }" PERK_HAS_FORTIFY_3)
unset(CMAKE_REQUIRED_FLAGS)
set(fortify -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$<IF:$<BOOL:${PERK_HAS_FORTIFY_3}>,3,2>)
target_compile_options(perk_flags INTERFACE "$<$<NOT:$<CONFIG:Debug>>:${fortify}>")

foreach(flag IN ITEMS relro now noexecstack)
  check_linker_flag(C LINKER:-z,${flag} PERK_HAS_Z_${flag})
  if(PERK_HAS_Z_${flag})
    target_link_options(perk_flags INTERFACE LINKER:-z,${flag})
  endif()
endforeach()
