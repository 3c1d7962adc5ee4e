// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What pages to print are put together from: text made safe, the head that they share, and drawings
// that say nothing which the table beside them does not say.
namespace kith::api {

// For the text of an element, and for an attribute in quotes.
std::string html_text(std::string_view text);
// Up to and with the heading; the page ends with </body></html>.
std::string html_begin(std::string_view title);

struct SvgBox {
  std::int64_t left = 0;
  std::int64_t top = 0;
  std::int64_t width = 0;
  std::int64_t height = 0;
};
struct SvgStroke {
  std::int64_t x1 = 0;
  std::int64_t y1 = 0;
  std::int64_t x2 = 0;
  std::int64_t y2 = 0;
};
// `label` is what is read aloud in its place. It ends with </svg>.
std::string svg_begin(std::string_view label, std::int64_t width, std::int64_t height);
std::string svg_bar(const SvgBox& box);
std::string svg_line(const SvgStroke& stroke, bool is_dashed = false);
std::string svg_dot(std::int64_t x, std::int64_t y, bool is_filled);

}  // namespace kith::api
