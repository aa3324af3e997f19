# SPDX-License-Identifier: GPL-3.0-or-later
# primer_pack(TARGET SOURCE_FOLDER OUTPUT.primer)
# Builds a pack with primer-pack, as part of ALL and again whenever a file of the folder changes.
function(primer_pack target folder output)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*)
  get_filename_component(output_folder ${output} DIRECTORY)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${output_folder}
    COMMAND primer-pack build ${folder} -o ${output}
    DEPENDS primer-pack ${sources}
    COMMENT "Building ${output}"
    VERBATIM
  )
  add_custom_target(${target} ALL DEPENDS ${output})
endfunction()
