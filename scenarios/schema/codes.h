#pragma once
// Codes of the messages about scenarios. A code keeps its meaning for ever; new ones are added at the end of their group.

#include <string_view>

namespace pactsim::code {

// the file
inline constexpr std::string_view missing_file = "P0001";
inline constexpr std::string_view directory = "P0002";
inline constexpr std::string_view unreadable = "P0003";
inline constexpr std::string_view empty_file = "P0004";
inline constexpr std::string_view too_large = "P0005";
inline constexpr std::string_view not_text = "P0006";
inline constexpr std::string_view not_a_file = "P0007";
// the YAML
inline constexpr std::string_view tab = "P0020";
inline constexpr std::string_view syntax = "P0021";
inline constexpr std::string_view several_documents = "P0022";
inline constexpr std::string_view merge_key = "P0023";
inline constexpr std::string_view duplicate_key = "P0024";
inline constexpr std::string_view alias_cycle = "P0025";
inline constexpr std::string_view too_many_nodes = "P0026";
inline constexpr std::string_view too_deep = "P0027";
inline constexpr std::string_view tag = "P0028";
inline constexpr std::string_view key_kind = "P0029";
inline constexpr std::string_view not_a_map = "P0030";
// composing files and overrides
inline constexpr std::string_view extends_cycle = "P0040";
inline constexpr std::string_view extends_value = "P0041";
inline constexpr std::string_view nothing_to_remove = "P0042";
inline constexpr std::string_view set_syntax = "P0043";
inline constexpr std::string_view set_path = "P0044";
inline constexpr std::string_view schema_version = "P0045";
// fields
inline constexpr std::string_view missing_key = "P0101";
inline constexpr std::string_view unknown_key = "P0102";
inline constexpr std::string_view wrong_type = "P0103";
inline constexpr std::string_view out_of_range = "P0104";
inline constexpr std::string_view not_finite = "P0105";
inline constexpr std::string_view unknown_choice = "P0106";
inline constexpr std::string_view unknown_name = "P0107";
inline constexpr std::string_view wrong_length = "P0108";
inline constexpr std::string_view no_mass = "P0109";
inline constexpr std::string_view correlation = "P0110";
inline constexpr std::string_view repeated_name = "P0111";
inline constexpr std::string_view bad_name = "P0112";
inline constexpr std::string_view bad_month = "P0113";
// rules across fields
inline constexpr std::string_view rows_sum = "P0201";
inline constexpr std::string_view too_long = "P0202";
inline constexpr std::string_view too_many = "P0203";
inline constexpr std::string_view empty_list = "P0204";
inline constexpr std::string_view nobody_eligible = "P0205";
inline constexpr std::string_view inconsistent = "P0206";
inline constexpr std::string_view wrong_reach = "P0207";
inline constexpr std::string_view nobody_pays = "P0208";
inline constexpr std::string_view nobody_delivers = "P0209";
// schemes and worlds
inline constexpr std::string_view patch_kind = "P0301";
inline constexpr std::string_view not_for_patch = "P0302";
inline constexpr std::string_view nothing_to_patch = "P0303";

}  // namespace pactsim::code
