// SPDX-License-Identifier: Apache-2.0
#include "api/html_parts.h"

#include <fmt/format.h>

namespace kith::api {
namespace {

constexpr std::string_view page_style =
    "body{font-family:Arial,sans-serif;font-size:14pt;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:.5em 0 1.5em}"
    "th,td{border-bottom:1px solid #888;padding:.2em .8em .2em 0;text-align:left;"
    "vertical-align:top}"
    "td.n{text-align:right}"
    "svg{display:block;max-width:100%;height:auto}"
    "section{break-inside:avoid}"
    ".warn{border-left:6px solid #000;padding-left:1em}";

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string html_begin(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      html_text(title), page_style, html_text(title));
}

std::string svg_begin(std::string_view label, std::int64_t width, std::int64_t height) {
  return fmt::format(
      "<svg role=\"img\" aria-label=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n",
      html_text(label), width, height, width, height);
}

std::string svg_bar(const SvgBox& box) {
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#1d70b8\"/>\n",
                     box.left, box.top, box.width, box.height);
}

std::string svg_line(const SvgStroke& stroke, bool is_dashed) {
  return fmt::format(
      "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#000\" stroke-width=\"2\"{}/>\n",
      stroke.x1, stroke.y1, stroke.x2, stroke.y2, is_dashed ? " stroke-dasharray=\"6 4\"" : "");
}

std::string svg_dot(std::int64_t x, std::int64_t y, bool is_filled) {
  return fmt::format(
      "<circle cx=\"{}\" cy=\"{}\" r=\"5\" stroke=\"#000\" stroke-width=\"2\" fill=\"{}\"/>\n", x,
      y, is_filled ? "#000" : "#1d70b8");
}

}  // namespace kith::api
