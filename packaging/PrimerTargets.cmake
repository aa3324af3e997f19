# SPDX-License-Identifier: GPL-3.0-or-later
# How a room of the house, a program and a test program are declared.

add_library(primer_flags INTERFACE)
target_compile_definitions(primer_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_USE_QSTRINGBUILDER PRIMER_VERSION="${PROJECT_VERSION}")
target_compile_options(primer_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${PRIMER_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of overlaps in std::string's own code when it optimises (its bug 105651).
  target_compile_options(primer_flags INTERFACE -Wno-restrict)
endif()
if(PRIMER_SANITIZE)
  target_compile_options(primer_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-omit-frame-pointer)
  target_link_options(primer_flags INTERFACE -fsanitize=address,undefined)
endif()
if(PRIMER_FUZZ)
  target_compile_options(primer_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(primer_flags INTERFACE -fsanitize=address,undefined)
endif()
if(PRIMER_COVERAGE)
  target_compile_options(primer_flags INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(primer_flags INTERFACE --coverage)
endif()

# primer_library(NAME SOURCES files... PUBLIC targets... PRIVATE targets...)
# One static library a folder. Headers of app/ are included as "room/Header.h", those of ui/ as "ui/pane/Header.h".
function(primer_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC primer_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# primer_test(NAME SOURCES files... LINK targets...)
# One test program a room: TestMain.cpp, compiled once as primer_test_main, runs every test class that its files register.
function(primer_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    PRIMER_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PRIMER_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE primer_test_main Qt6::Test ${ARG_LINK})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
