# Checks of the headers, the built libraries and the sources, as CTest tests. The head of each
# tests/c/check_*.py describes it.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
find_program(PERK_CXX NAMES c++ g++ clang++ REQUIRED)
set(checks ${PROJECT_SOURCE_DIR}/tests/c)

# A public header compiles alone, for C and for C++.
set(strict -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I${PROJECT_SOURCE_DIR}/csrc/include)
file(GLOB headers CONFIGURE_DEPENDS csrc/include/perk/*.h)
foreach(header IN LISTS headers)
  get_filename_component(name ${header} NAME_WE)
  add_test(NAME header_${name}_c11 COMMAND ${CMAKE_C_COMPILER} -std=c11 ${strict} -x c ${header})
  add_test(NAME header_${name}_cxx17 COMMAND ${PERK_CXX} -std=c++17 ${strict} -x c++ ${header})
endforeach()


# What the sources alone can show.
foreach(check IN ITEMS source rules words)
  add_test(NAME check_${check}
           COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/check_${check}.py ${PROJECT_SOURCE_DIR})
endforeach()

# A sanitizer adds its own symbols and libraries, so the linkage is checked in the plain build.
if(PERK_INSTALL AND NOT PERK_SANITIZE)
  add_test(NAME check_core_symbols COMMAND ${Python3_EXECUTABLE} ${checks}/check_core_symbols.py $<TARGET_FILE:perk_core>
           ${checks}/core_symbols.txt)
  set(public ${PROJECT_SOURCE_DIR}/csrc/include/perk)
  add_test(NAME check_exports_perk COMMAND ${Python3_EXECUTABLE} ${checks}/check_exports.py $<TARGET_FILE:perk>
           ${public}/perk.h ${public}/perk_webhook.h ${public}/perk_writes.h
           # what else the driver takes from the core
           ${PROJECT_SOURCE_DIR}/csrc/base/live.h ${PROJECT_SOURCE_DIR}/csrc/base/process.h
           ${PROJECT_SOURCE_DIR}/csrc/api/driver_option.h)
  add_test(NAME check_exports_perk_curl COMMAND ${Python3_EXECUTABLE} ${checks}/check_exports.py $<TARGET_FILE:perk_curl>
           ${public}/perk_curl.h)
  add_test(NAME check_needed_perk COMMAND ${Python3_EXECUTABLE} ${checks}/check_needed.py $<TARGET_FILE:perk> jansson crypto c m)
  add_test(NAME check_needed_perk_curl COMMAND ${Python3_EXECUTABLE} ${checks}/check_needed.py $<TARGET_FILE:perk_curl> perk curl c)
  add_test(NAME check_hardening COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/check_hardening.py $<TARGET_FILE:perk>
           $<TARGET_FILE:perk_curl> $<TARGET_FILE:perk_core> $<TARGET_FILE:perk_curl_core> $<TARGET_FILE:test_curl>)
  add_test(NAME check_install COMMAND ${Python3_EXECUTABLE} ${checks}/check_install.py ${CMAKE_COMMAND} ${PROJECT_BINARY_DIR}
           ${checks}/downstream)
endif()

# Valgrind and the sanitizers exclude each other.
if(NOT PERK_SANITIZE)
  find_program(PERK_VALGRIND valgrind REQUIRED)
  add_test(NAME check_costs COMMAND ${Python3_EXECUTABLE} ${checks}/check_costs.py ${PERK_VALGRIND} $<TARGET_FILE:perk_cost>)
endif()
