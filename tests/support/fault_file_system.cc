// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_file_system.h"

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/system_clock.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kith::tests {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;
using Answer = FaultDisk::Answer;
using DiskPtr = std::shared_ptr<FaultDisk>;

// In the words of the machine's own file system, by which RocksDB and the engine tell them apart.
IOStatus status(Answer answer, const std::string& path) {
  switch (answer) {
    case Answer::ok: return IOStatus::OK();
    case Answer::failed: return IOStatus::IOError(path, "Input/output error");
    case Answer::no_space: return IOStatus::NoSpace(path, "No space left on device");
    case Answer::not_found: return IOStatus::PathNotFound(path, "No such file or directory");
    case Answer::exists: return IOStatus::IOError(path, "File exists");
    case Answer::in_use: return IOStatus::IOError("lock hold by current process", path);
  }
  return IOStatus::Corruption("no such answer");
}

class Reading : public rocksdb::FSSequentialFile, public rocksdb::FSRandomAccessFile {
 public:
  Reading(DiskPtr disk, FaultDisk::Open file) : disk_(std::move(disk)), file_(std::move(file)) {}

  IOStatus Read(std::size_t size, const IOOptions&, Slice* result, char* scratch,
                IODebugContext*) override {
    const IOStatus done = read_at(offset_, size, result, scratch);
    if (done.ok()) offset_ += result->size();
    return done;
  }
  IOStatus Skip(std::uint64_t size) override {
    offset_ += size;
    return IOStatus::OK();
  }
  IOStatus Read(std::uint64_t offset, std::size_t size, const IOOptions&, Slice* result,
                char* scratch, IODebugContext*) const override {
    return read_at(offset, size, result, scratch);
  }
  bool use_direct_io() const override { return false; }
  std::size_t GetRequiredBufferAlignment() const override { return 1; }
  IOStatus InvalidateCache(std::size_t, std::size_t) override { return IOStatus::OK(); }
  rocksdb::Temperature GetTemperature() const override { return rocksdb::Temperature::kUnknown; }

 private:
  IOStatus read_at(std::uint64_t offset, std::size_t size, Slice* result, char* scratch) const {
    std::string bytes;
    const Answer answer = disk_->read(file_, offset, size, &bytes);
    std::copy(bytes.begin(), bytes.end(), scratch);
    *result = Slice(scratch, bytes.size());
    return status(answer, file_.path);
  }

  DiskPtr disk_;
  FaultDisk::Open file_;
  std::uint64_t offset_ = 0;
};

class Writing : public rocksdb::FSWritableFile {
 public:
  Writing(DiskPtr disk, FaultDisk::Open file, std::uint64_t size)
      : disk_(std::move(disk)), file_(std::move(file)), size_(size) {}

  using rocksdb::FSWritableFile::Append;
  IOStatus Append(const Slice& bytes, const IOOptions&, IODebugContext*) override {
    const Answer answer = disk_->append(file_, {bytes.data(), bytes.size()});
    if (answer == Answer::ok) size_ += bytes.size();
    return status(answer, file_.path);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions&, IODebugContext*) override {
    size_ = size;
    return status(disk_->cut(file_, size), file_.path);
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override {
    return status(disk_->close(file_), file_.path);
  }
  IOStatus Flush(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    return status(disk_->sync(file_), file_.path);
  }
  bool IsSyncThreadSafe() const override { return true; }
  std::uint64_t GetFileSize(const IOOptions&, IODebugContext*) override { return size_; }

 private:
  DiskPtr disk_;
  FaultDisk::Open file_;
  std::uint64_t size_;
};

class Folder : public rocksdb::FSDirectory {
 public:
  Folder(DiskPtr disk, FaultDisk::Open file) : disk_(std::move(disk)), file_(std::move(file)) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    return status(disk_->sync_folder(file_), file_.path);
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }

 private:
  DiskPtr disk_;
  FaultDisk::Open file_;
};

class Lock : public rocksdb::FileLock {
 public:
  explicit Lock(std::string path) : path_(std::move(path)) {}
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class Files : public rocksdb::FileSystemWrapper {
 public:
  explicit Files(DiskPtr disk)
      : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(std::move(disk)) {}

  const char* Name() const override { return "KithFaultFileSystem"; }

  IOStatus NewSequentialFile(const std::string& path, const FileOptions&,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext*) override {
    return open(path, file);
  }
  IOStatus NewRandomAccessFile(const std::string& path, const FileOptions&,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext*) override {
    return open(path, file);
  }
  IOStatus NewWritableFile(const std::string& path, const FileOptions&,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext*) override {
    return create(path, false, file);
  }
  IOStatus ReopenWritableFile(const std::string& path, const FileOptions&,
                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                              IODebugContext*) override {
    return create(path, true, file);
  }
  IOStatus ReuseWritableFile(const std::string& path, const std::string&, const FileOptions&,
                             std::unique_ptr<rocksdb::FSWritableFile>*, IODebugContext*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus NewRandomRWFile(const std::string& path, const FileOptions&,
                           std::unique_ptr<rocksdb::FSRandomRWFile>*, IODebugContext*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus NewMemoryMappedFileBuffer(const std::string& path,
                                     std::unique_ptr<rocksdb::MemoryMappedFileBuffer>*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus NewDirectory(const std::string& path, const IOOptions&,
                        std::unique_ptr<rocksdb::FSDirectory>* folder, IODebugContext*) override {
    FaultDisk::Open file;
    const Answer answer = disk_->open(path, &file);
    if (answer == Answer::ok) *folder = std::make_unique<Folder>(disk_, file);
    return status(answer, path);
  }

  IOStatus FileExists(const std::string& path, const IOOptions&, IODebugContext*) override {
    // The one operation that is never hit: RocksDB 7.8.3 asserts something else than it means in
    // WalManager::GetSortedWalFiles(), and so stops the process where this look fails.
    if (path.ends_with("/archive")) return IOStatus::NotFound();
    bool folder = false;
    const Answer answer = disk_->is_folder(path, &folder);
    return answer == Answer::not_found ? IOStatus::NotFound() : status(answer, path);
  }
  IOStatus GetChildren(const std::string& path, const IOOptions&, std::vector<std::string>* names,
                       IODebugContext*) override {
    const Answer answer = disk_->names(path, names);
    return answer == Answer::not_found ? IOStatus::NotFound(path) : status(answer, path);
  }
  IOStatus GetChildrenFileAttributes(const std::string& path, const IOOptions& options,
                                     std::vector<rocksdb::Env::FileAttributes>* attributes,
                                     IODebugContext* context) override {
    // Not the wrapper's, which asks the file system that is there: this one's own, name by name.
    return rocksdb::FileSystem::GetChildrenFileAttributes(  // NOLINT(bugprone-parent-virtual-call)
        path, options, attributes, context);
  }
  IOStatus DeleteFile(const std::string& path, const IOOptions&, IODebugContext*) override {
    return status(disk_->remove(path), path);
  }
  IOStatus DeleteDir(const std::string& path, const IOOptions&, IODebugContext*) override {
    return status(disk_->remove(path), path);
  }
  IOStatus Truncate(const std::string& path, std::size_t, const IOOptions&,
                    IODebugContext*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus CreateDir(const std::string& path, const IOOptions&, IODebugContext*) override {
    return status(disk_->make_folder(path), path);
  }
  IOStatus CreateDirIfMissing(const std::string& path, const IOOptions&, IODebugContext*) override {
    const Answer answer = disk_->make_folder(path);
    return answer == Answer::exists ? IOStatus::OK() : status(answer, path);
  }
  IOStatus GetFileSize(const std::string& path, const IOOptions&, std::uint64_t* bytes,
                       IODebugContext*) override {
    return status(disk_->size(path, bytes), path);
  }
  IOStatus GetFileModificationTime(const std::string&, const IOOptions&, std::uint64_t* time,
                                   IODebugContext*) override {
    *time = 0;
    return IOStatus::OK();
  }
  IOStatus GetAbsolutePath(const std::string& path, const IOOptions&, std::string* absolute,
                           IODebugContext*) override {
    *absolute = path;
    return IOStatus::OK();
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions&,
                      IODebugContext*) override {
    return status(disk_->rename(from, to), from);
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions&,
                    IODebugContext*) override {
    return status(disk_->link(from, to), from);
  }
  IOStatus NumFileLinks(const std::string& path, const IOOptions&, std::uint64_t*,
                        IODebugContext*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus AreFilesSame(const std::string& first, const std::string& second, const IOOptions&,
                        bool* same, IODebugContext*) override {
    *same = first == second;
    return IOStatus::OK();
  }
  IOStatus LockFile(const std::string& path, const IOOptions&, rocksdb::FileLock** lock,
                    IODebugContext*) override {
    const Answer answer = disk_->lock(path);
    if (answer == Answer::ok) *lock = new Lock(path);  // freed by UnlockFile: RocksDB's contract
    return status(answer, path);
  }
  IOStatus UnlockFile(rocksdb::FileLock* lock, const IOOptions&, IODebugContext*) override {
    const std::unique_ptr<Lock> held(static_cast<Lock*>(lock));
    return status(disk_->unlock(held->path()), held->path());
  }
  IOStatus GetTestDirectory(const IOOptions&, std::string* path, IODebugContext*) override {
    path->assign(1, '/');  // "/" alarms GCC 12 where headers are precompiled
    return IOStatus::OK();
  }
  IOStatus NewLogger(const std::string& path, const IOOptions&, std::shared_ptr<rocksdb::Logger>*,
                     IODebugContext*) override {
    return IOStatus::NotSupported(path);
  }
  IOStatus GetFreeSpace(const std::string&, const IOOptions&, std::uint64_t* bytes,
                        IODebugContext*) override {
    *bytes = disk_->free_bytes();
    return IOStatus::OK();
  }
  IOStatus IsDirectory(const std::string& path, const IOOptions&, bool* folder,
                       IODebugContext*) override {
    return status(disk_->is_folder(path, folder), path);
  }

 private:
  template <class File>
  IOStatus open(const std::string& path, std::unique_ptr<File>* file) {
    FaultDisk::Open opened;
    const Answer answer = disk_->open(path, &opened);
    if (answer == Answer::ok) *file = std::make_unique<Reading>(disk_, opened);
    return status(answer, path);
  }

  IOStatus create(const std::string& path, bool keep,
                  std::unique_ptr<rocksdb::FSWritableFile>* file) {
    FaultDisk::Open opened;
    const Answer answer = disk_->create(path, keep, &opened);
    if (answer != Answer::ok) return status(answer, path);
    const std::uint64_t size = keep ? disk_->bytes(path).size() : 0;
    *file = std::make_unique<Writing>(disk_, opened, size);
    return IOStatus::OK();
  }

  DiskPtr disk_;
};

// RocksDB sleeps for a second after a failed flush or compaction, and closing waits for that.
class HastyClock : public rocksdb::SystemClockWrapper {
 public:
  HastyClock() : rocksdb::SystemClockWrapper(rocksdb::SystemClock::Default()) {}
  const char* Name() const override { return "KithHastyClock"; }
  void SleepForMicroseconds(int) override { std::this_thread::yield(); }
};

class Environment : public rocksdb::EnvWrapper {
 public:
  explicit Environment(const std::shared_ptr<Files>& files)
      : rocksdb::EnvWrapper(rocksdb::NewCompositeEnv(files)) {
    file_system_ = files;
    system_clock_ = std::make_shared<HastyClock>();
  }
  const char* Name() const override { return "KithFaultEnvironment"; }
};

}  // namespace

FaultFileSystem::FaultFileSystem()
    : disk_(std::make_shared<FaultDisk>()),
      environment_(std::make_shared<Environment>(std::make_shared<Files>(disk_))) {}

}  // namespace kith::tests
