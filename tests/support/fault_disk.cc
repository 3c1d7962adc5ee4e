// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_disk.h"

#include <algorithm>
#include <random>

namespace kith::tests {

// A file, or a folder.
struct FaultDisk::Node {
  using Names = std::map<std::string, NodePtr>;
  // One change of names, which happens or does not: a rename removes one and adds another. A null
  // node removes.
  using Change = std::vector<std::pair<std::string, NodePtr>>;

  bool folder = false;
  std::string bytes;
  std::string synced;
  std::size_t unchanged = 0;        // `bytes` and `synced` begin with this many equal bytes
  bool cut = false;                 // made shorter since it was synced
  std::vector<std::size_t> writes;  // where those since the last sync began
  Names names;
  Names synced_names;
  std::vector<Change> changes;  // from synced_names to names
};

namespace {

using Node = FaultDisk::Node;
using NodePtr = FaultDisk::NodePtr;

void carry_out(const Node::Change& change, Node::Names& names) {
  for (const auto& [name, node] : change) {
    if (node) {
      names[name] = node;
    } else {
      names.erase(name);
    }
  }
}

void change_names(Node& folder, Node::Change change) {
  carry_out(change, folder.names);
  folder.changes.push_back(std::move(change));
}

void set_synced(Node& node) {
  node.synced.resize(node.unchanged);
  node.synced.append(node.bytes, node.unchanged);
  node.unchanged = node.bytes.size();
  node.cut = false;
  node.writes.clear();
}

void write(Node& node, std::size_t offset, std::string_view bytes) {
  node.writes.push_back(offset);
  node.unchanged = std::min(node.unchanged, offset);
  node.bytes.replace(offset, bytes.size(), bytes);
}

void make_shorter(Node& node, std::size_t size) {
  node.bytes.resize(size);
  node.unchanged = std::min(node.unchanged, size);
  node.cut = true;
}

NodePtr copy_of(const NodePtr& node, std::map<const Node*, NodePtr>& copies) {
  NodePtr& copy = copies[node.get()];
  if (copy) return copy;  // linked under several names
  copy = std::make_shared<Node>();
  const NodePtr made = copy;
  made->folder = node->folder;
  made->bytes = node->bytes;
  made->synced = node->bytes;
  made->unchanged = node->bytes.size();
  for (const auto& [name, child] : node->names) made->names[name] = copy_of(child, copies);
  made->synced_names = made->names;
  return made;
}

NodePtr copy_of(const NodePtr& node) {
  std::map<const Node*, NodePtr> copies;
  return copy_of(node, copies);
}

// What a power cut makes of the tree below a node.
class Aftermath {
 public:
  explicit Aftermath(const Remains& remains) : remains_(remains), random_(remains.seed) {}

  void of(Node& node) {
    if (!done_.insert(&node).second) return;
    node.folder ? of_names(node) : of_bytes(node);
    for (auto& [name, child] : node.names) of(*child);
  }

 private:
  std::size_t up_to(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }

  void of_names(Node& node) {
    std::size_t kept = 0;
    if (remains_.names == Remains::Names::some) kept = up_to(node.changes.size());
    if (remains_.names == Remains::Names::all) kept = node.changes.size();
    node.names = node.synced_names;
    for (std::size_t i = 0; i < kept; ++i) carry_out(node.changes[i], node.names);
    node.synced_names = node.names;
    node.changes.clear();
  }

  void of_bytes(Node& node) {
    // Of a file that was made shorter, the old bytes are left or the new ones.
    const bool partly =
        remains_.bytes == Remains::Bytes::torn || remains_.bytes == Remains::Bytes::zeroed;
    if (remains_.bytes == Remains::Bytes::none || (partly && node.cut)) node.bytes = node.synced;
    if (partly && !node.cut) tear(node);
    node.cut = false;
    node.writes.clear();
    node.synced = node.bytes;
    node.unchanged = node.bytes.size();
  }

  void tear(Node& node) {
    const std::size_t size = node.bytes.size();
    const bool zeroed = remains_.bytes == Remains::Bytes::zeroed;
    const std::size_t end =
        zeroed ? zeros_from(node) : node.unchanged + up_to(size - node.unchanged);
    std::string left = node.bytes.substr(0, end);
    if (end < node.synced.size()) left.append(node.synced, end);
    if (zeroed) left.resize(size, '\0');
    node.bytes = std::move(left);
  }

  std::size_t zeros_from(const Node& node) {
    std::vector<std::size_t> places = node.writes;
    places.push_back(node.bytes.size());
    constexpr std::size_t sector_bytes = 512;
    std::size_t sector = node.unchanged / sector_bytes * sector_bytes;
    for (; sector < node.bytes.size(); sector += sector_bytes) places.push_back(sector);
    return std::max(places[up_to(places.size() - 1)], node.unchanged);
  }

  Remains remains_;
  std::mt19937_64 random_;
  std::set<const Node*> done_;
};

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

FaultDisk::FaultDisk() : root_(std::make_shared<Node>()), free_bytes_(std::uint64_t{1} << 40U) {
  root_->folder = true;
}

void FaultDisk::arm(Fault fault, std::uint64_t n) {
  const std::lock_guard lock(mutex_);
  operations_ = 0;
  armed_ = fault;
  armed_at_ = n;
  going_on_ = Fault::none;
  hit_ = false;
  hit_at_.clear();
}

void FaultDisk::disarm() {
  const std::lock_guard lock(mutex_);
  armed_ = Fault::none;
  going_on_ = Fault::none;
}

void FaultDisk::pause(bool paused) {
  const std::lock_guard lock(mutex_);
  paused_ = paused;
}

std::uint64_t FaultDisk::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

bool FaultDisk::hit() const {
  const std::lock_guard lock(mutex_);
  return hit_;
}

std::string FaultDisk::hit_at() const {
  const std::lock_guard lock(mutex_);
  return hit_at_;
}

void FaultDisk::space_returns() {
  const std::lock_guard lock(mutex_);
  if (going_on_ == Fault::no_space) going_on_ = Fault::none;
}

void FaultDisk::set_free_bytes(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  free_bytes_ = bytes;
}

std::uint64_t FaultDisk::free_bytes() const {
  const std::lock_guard lock(mutex_);
  return free_bytes_;
}

void FaultDisk::set_syncs_lie(bool lie) {
  const std::lock_guard lock(mutex_);
  syncs_lie_ = lie;
}

void FaultDisk::power_cut(Remains remains) {
  const std::lock_guard lock(mutex_);
  Aftermath(remains).of(*root_);
  ++life_;
  locks_.clear();
  armed_ = Fault::none;
  going_on_ = Fault::none;
}

NodePtr FaultDisk::image() const {
  const std::lock_guard lock(mutex_);
  return copy_of(root_);
}

void FaultDisk::restore(const NodePtr& image) {
  const std::lock_guard lock(mutex_);
  root_ = copy_of(image);
  ++life_;
  locks_.clear();
  armed_ = Fault::none;
  going_on_ = Fault::none;
}

FaultDisk::Step FaultDisk::strike(Takes takes) {
  switch (going_on_) {
    case Fault::errors:
    case Fault::power_cut: return Step{Answer::failed};
    case Fault::no_space: return Step{takes == Takes::space ? Answer::no_space : Answer::ok};
    default: return Step{};
  }
}

FaultDisk::Step FaultDisk::step(std::string_view what, const std::string& path, Takes takes) {
  if (paused_) return strike(takes);
  ++operations_;
  if (armed_ == Fault::none || operations_ < armed_at_) return strike(takes);
  // Space is missed only where some is taken.
  const bool space = armed_ == Fault::no_space || armed_ == Fault::short_no_space;
  if (space && takes == Takes::nothing) return Step{};
  const Fault fault = std::exchange(armed_, Fault::none);
  hit_ = true;
  hit_at_ = std::string(what) + " " + path;
  switch (fault) {
    case Fault::errors:
    case Fault::power_cut: going_on_ = fault; return Step{Answer::failed};
    case Fault::no_space: going_on_ = fault; return Step{Answer::no_space};
    case Fault::short_no_space: going_on_ = Fault::no_space; return Step{Answer::no_space, true};
    case Fault::short_write: return Step{Answer::failed, true};
    default: return Step{Answer::failed};
  }
}

NodePtr FaultDisk::find(const std::string& path) const {
  NodePtr node = root_;
  for (const std::string& part : parts_of(path)) {
    const auto found = node->names.find(part);
    if (found == node->names.end()) return nullptr;
    node = found->second;
  }
  return node;
}

// The folder a path is in (null: none), and its name there.
std::pair<NodePtr, std::string> FaultDisk::place(const std::string& path) const {
  std::vector<std::string> parts = parts_of(path);
  if (parts.empty()) return {nullptr, ""};
  const std::string name = parts.back();
  parts.pop_back();
  NodePtr node = root_;
  for (const std::string& part : parts) {
    const auto found = node->names.find(part);
    if (found == node->names.end()) return {nullptr, name};
    node = found->second;
  }
  return {node->folder ? node : nullptr, name};
}

FaultDisk::Answer FaultDisk::open(const std::string& path, Open* file) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("open", path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  *file = Open{find(path), life_, path};
  return file->node ? Answer::ok : Answer::not_found;
}

FaultDisk::Answer FaultDisk::create(const std::string& path, bool keep, Open* file) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("create", path, Takes::space);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [folder, name] = place(path);
  if (!folder) return Answer::not_found;
  NodePtr node = find(path);
  if (!node) {
    node = std::make_shared<Node>();
    change_names(*folder, {{name, node}});
  } else if (!keep) {
    make_shorter(*node, 0);
  }
  *file = Open{node, life_, path};
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::read(const Open& file, std::uint64_t offset, std::size_t size,
                                  std::string* bytes) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("read", file.path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  if (file.life != life_) return Answer::failed;
  const std::size_t begin = std::min<std::size_t>(offset, file.node->bytes.size());
  bytes->assign(file.node->bytes, begin, size);
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::append(const Open& file, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  return put(file, file.node->bytes.size(), bytes);
}

FaultDisk::Answer FaultDisk::write_at(const Open& file, std::uint64_t offset,
                                      std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  return put(file, std::min<std::size_t>(offset, file.node->bytes.size()), bytes);
}

FaultDisk::Answer FaultDisk::put(const Open& file, std::size_t offset, std::string_view bytes) {
  const Step taken = step("write", file.path, Takes::space);
  if (file.life != life_) return Answer::failed;
  if (taken.half) bytes = bytes.substr(0, bytes.size() / 2);
  if (taken.half || taken.answer == Answer::ok) write(*file.node, offset, bytes);
  return taken.answer;
}

FaultDisk::Answer FaultDisk::cut(const Open& file, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("cut", file.path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  if (file.life != life_) return Answer::failed;
  make_shorter(*file.node, size);
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::sync(const Open& file) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("sync", file.path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  if (file.life != life_) return Answer::failed;
  if (!syncs_lie_) set_synced(*file.node);
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::close(const Open& file) {
  const std::lock_guard lock(mutex_);
  return step("close", file.path, Takes::nothing).answer;
}

FaultDisk::Answer FaultDisk::sync_folder(const Open& folder) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("sync folder", folder.path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  if (folder.life != life_) return Answer::failed;
  if (syncs_lie_) return Answer::ok;
  folder.node->synced_names = folder.node->names;
  folder.node->changes.clear();
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::size(const std::string& path, std::uint64_t* bytes) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("size", path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  const NodePtr node = find(path);
  if (!node) return Answer::not_found;
  *bytes = node->bytes.size();
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::is_folder(const std::string& path, bool* folder) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("look", path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  const NodePtr node = find(path);
  if (!node) return Answer::not_found;
  *folder = node->folder;
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::names(const std::string& folder, std::vector<std::string>* names) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("list", folder, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  const NodePtr node = find(folder);
  if (!node || !node->folder) return Answer::not_found;
  names->clear();
  for (const auto& [name, child] : node->names) names->push_back(name);
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::make_folder(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("make folder", path, Takes::space);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [folder, name] = place(path);
  if (!folder) return Answer::not_found;
  if (folder->names.contains(name)) return Answer::exists;
  auto node = std::make_shared<Node>();
  node->folder = true;
  change_names(*folder, {{name, node}});
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::remove(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("remove", path, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [folder, name] = place(path);
  const NodePtr node = find(path);
  if (!folder || !node) return Answer::not_found;
  if (!node->names.empty()) return Answer::exists;
  change_names(*folder, {{name, nullptr}});
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::rename(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("rename", to, Takes::nothing);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [from_folder, from_name] = place(from);
  const auto [to_folder, to_name] = place(to);
  const NodePtr node = find(from);
  if (!node || !to_folder) return Answer::not_found;
  if (from_folder == to_folder) {
    change_names(*to_folder, {{from_name, nullptr}, {to_name, node}});
  } else {
    change_names(*to_folder, {{to_name, node}});
    change_names(*from_folder, {{from_name, nullptr}});
  }
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::link(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("link", to, Takes::space);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [folder, name] = place(to);
  const NodePtr node = find(from);
  if (!node || !folder) return Answer::not_found;
  if (folder->names.contains(name)) return Answer::exists;
  change_names(*folder, {{name, node}});
  return Answer::ok;
}

FaultDisk::Answer FaultDisk::lock(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const Step taken = step("lock", path, Takes::space);
  if (taken.answer != Answer::ok) return taken.answer;
  const auto [folder, name] = place(path);
  if (!folder) return Answer::not_found;
  if (!locks_.insert(path).second) return Answer::in_use;
  if (!folder->names.contains(name)) change_names(*folder, {{name, std::make_shared<Node>()}});
  return Answer::ok;
}

// Never fails: the system gives locks back whatever the disk does.
FaultDisk::Answer FaultDisk::unlock(const std::string& path) {
  const std::lock_guard lock(mutex_);
  locks_.erase(path);
  return Answer::ok;
}

bool FaultDisk::exists(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return find(path) != nullptr;
}

std::string FaultDisk::bytes(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const NodePtr node = find(path);
  return node ? node->bytes : std::string();
}

std::vector<std::string> FaultDisk::names_in(const std::string& folder) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  const NodePtr node = find(folder);
  if (!node) return names;
  for (const auto& [name, child] : node->names) names.push_back(name);
  return names;
}

void FaultDisk::make_durable_folders(const std::string& path) {
  const std::lock_guard lock(mutex_);
  NodePtr node = root_;
  for (const std::string& part : parts_of(path)) {
    NodePtr& child = node->names[part];
    if (!child) {
      child = std::make_shared<Node>();
      child->folder = true;
    }
    node->synced_names[part] = child;
    node = child;
  }
}

void FaultDisk::overwrite(const std::string& path, std::uint64_t offset, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const NodePtr node = find(path);
  if (!node || offset + bytes.size() > node->bytes.size()) return;
  node->bytes.replace(offset, bytes.size(), bytes);
  node->unchanged = 0;
  set_synced(*node);
}

void FaultDisk::truncate(const std::string& path, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  const NodePtr node = find(path);
  if (!node || size > node->bytes.size()) return;
  node->bytes.resize(size);
  node->unchanged = 0;
  set_synced(*node);
}

void FaultDisk::forget(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const auto [folder, name] = place(path);
  if (!folder) return;
  folder->names.erase(name);
  folder->synced_names.erase(name);
}

}  // namespace kith::tests
