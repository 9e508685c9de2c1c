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

# check_<name> runs a Python program with the arguments that follow.
function(perk_check name program)
  add_test(NAME check_${name} COMMAND ${Python3_EXECUTABLE} ${program} ${ARGN})
endfunction()

# What the sources alone can show.
set(tools ${PROJECT_SOURCE_DIR}/tools)
foreach(name IN ITEMS source rules words)
  perk_check(${name} ${tools}/check_${name}.py ${PROJECT_SOURCE_DIR})
endforeach()

perk_check(example ${checks}/check_example.py
           $<TARGET_FILE:example_offers_csv> $<TARGET_FILE:perk_stub>)

# A sanitizer adds its own symbols and libraries, so the linkage is checked in the plain build.
if(PERK_INSTALL AND NOT PERK_SANITIZE AND NOT PERK_TSAN)
  set(csrc ${PROJECT_SOURCE_DIR}/csrc)
  set(public ${csrc}/include/perk)
  # What the driver takes from the core beyond the public functions.
  set(shared ${csrc}/base/live.h ${csrc}/base/process.h ${csrc}/api/driver_option.h
      ${csrc}/call/progress.h ${csrc}/call/receive.h)
  set(perk $<TARGET_FILE:perk>)
  set(perk_curl $<TARGET_FILE:perk_curl>)
  perk_check(core_symbols ${checks}/check_core_symbols.py
             $<TARGET_FILE:perk_core> ${checks}/core_symbols.txt)
  perk_check(exports_perk ${checks}/check_exports.py ${perk}
             ${public}/perk.h ${public}/perk_events.h ${public}/perk_people.h
             ${public}/perk_shape.h ${public}/perk_tokens.h
             ${public}/perk_webhook.h ${public}/perk_writes.h
             ${public}/perk_rows.h ${public}/perk_table.h ${shared})
  perk_check(exports_perk_curl ${checks}/check_exports.py ${perk_curl} ${public}/perk_curl.h
             ${public}/perk_engine.h ${public}/perk_pull.h)
  perk_check(needed_perk ${checks}/check_needed.py ${perk} jansson crypto c m)
  perk_check(needed_perk_curl ${checks}/check_needed.py ${perk_curl} perk curl deflate c)
  perk_check(hardening ${tools}/check_hardening.py ${perk} ${perk_curl}
             $<TARGET_FILE:perk_core> $<TARGET_FILE:perk_curl_core> $<TARGET_FILE:test_curl>)
  perk_check(install ${checks}/check_install.py
             ${CMAKE_COMMAND} ${PROJECT_BINARY_DIR} ${checks}/downstream)
endif()

# Valgrind and the sanitizers exclude each other.
if(NOT PERK_SANITIZE AND NOT PERK_TSAN)
  find_program(PERK_VALGRIND valgrind REQUIRED)
  perk_check(costs ${checks}/check_costs.py ${PERK_VALGRIND} $<TARGET_FILE:perk_cost>)
  perk_check(pages ${checks}/check_pages.py ${PERK_VALGRIND} $<TARGET_FILE:perk_cost_pages>)
  foreach(name IN ITEMS curl_engine curl_engine_faults pull_table)
    add_test(NAME check_memory_${name}
             COMMAND ${PERK_VALGRIND} --quiet --leak-check=full --error-exitcode=9
                     --show-leak-kinds=definite,indirect
                     --errors-for-leak-kinds=definite,indirect $<TARGET_FILE:test_${name}>)
  endforeach()
endif()
