// SPDX-License-Identifier: Apache-2.0
#include "api/directory/word_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include <sqlite3.h>

#include "graph/plain_words.h"
#include "graph/spelling.h"
#include "graph/text_words.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

// Porter's stems over words without accents. The texts themselves are not kept.
constexpr const char* tables = R"(
  CREATE VIRTUAL TABLE texts USING fts5(name, activities, terms, organisation, place, description,
    marks, content='', tokenize='porter unicode61 remove_diacritics 2');
  INSERT INTO texts(texts, rank) VALUES('hashsize', 67108864);
  CREATE VIRTUAL TABLE spellings USING fts5(word, content='', detail=none, columnsize=0,
    tokenize='trigram');
)";
constexpr const char* insert_text =
    "INSERT INTO texts(rowid, name, activities, terms, "
    "organisation, place, description, marks) "
    "VALUES(?,?,?,?,?,?,?,?)";
// The weights follow the columns.
constexpr const char* find_text =
    "SELECT rowid, bm25(texts, 10.0, 6.0, 4.0, 2.0, 2.0, 1.0, 6.0) FROM texts "
    "WHERE texts MATCH ? AND kept(rowid)";
constexpr const char* count_text =
    "SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)";
constexpr const char* says_text = "SELECT 1 FROM texts WHERE texts MATCH ? AND rowid = ?";
constexpr const char* find_spelling = "SELECT rowid FROM spellings WHERE spellings MATCH ?";
constexpr const char* word_columns = "{name activities terms organisation place description} : ";

constexpr std::size_t known_letters_min = 4;
constexpr std::size_t known_letters_max = 24;
constexpr std::size_t respellings_max = 3;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct EndStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct FreeBytes {
  void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, EndStatement>;
using Image = std::unique_ptr<unsigned char, FreeBytes>;

Error failed(sqlite3* database, std::string_view doing) {
  const std::string why = database == nullptr ? "no memory" : sqlite3_errmsg(database);
  return Error{ErrorCode::unavailable,
               "The search index failed at " + std::string(doing) + ": " + why + "."};
}

// One connection is used by one thread at a time, so it needs no lock of its own.
Result<Database> open_in_memory() {
  sqlite3* opened = nullptr;
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(":memory:", &opened, flags, nullptr);
  Database database(opened);
  if (code != SQLITE_OK) return failed(opened, "opening");
  return database;
}

Result<void> run(sqlite3* database, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failed(database, "a command");
  }
  return {};
}

Result<Statement> prepared(sqlite3* database, const char* sql) {
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) !=
      SQLITE_OK) {
    return failed(database, "preparing");
  }
  return Statement(made);
}

// The text must live until the statement is reset.
void bind_text(sqlite3_stmt* statement, int place, std::string_view text) {
  sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

// A word as a string of FTS5's query language: whatever it holds is text. (The language ends at a
// zero byte.)
std::string in_quotes(std::string_view word) {
  std::string text = "\"";
  for (const char c : word) text.append(c == '"' ? 2 : 1, c == '\0' ? ' ' : c);
  return text + "\"";
}

std::string mark(std::size_t number) { return "m" + std::to_string(number); }

template <class Items, class Write>
std::string joined(const Items& items, std::string_view between, const Write& write) {
  std::string text = "(";
  for (const auto& item : items) {
    if (text.size() > 1) text += between;
    text += write(item);
  }
  return text + ")";
}

std::string expression_of(const WordsWanted& wanted) {
  const auto spellings = [](const std::vector<std::string>& words) {
    return joined(words, " OR ", in_quotes);
  };
  std::string text;
  if (!wanted.words.empty()) text = word_columns + joined(wanted.words, " AND ", spellings);
  for (const std::size_t each : wanted.marks) {
    text += std::string(text.empty() ? "" : " OR ") + "{marks} : " + in_quotes(mark(each));
  }
  return "(" + text + ")";
}

// "^choir$" in threes: what the table of spellings holds of a word.
std::string padded(std::string_view word) { return "^" + std::string(word) + "$"; }

std::string trigrams_of(std::string_view word) {
  const std::string text = padded(word);
  std::vector<std::string> threes;
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) threes.push_back(text.substr(at, 3));
  return joined(threes, " OR ", in_quotes);
}

bool is_of_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct KnownWord {
  std::string word;
  std::size_t items = 0;
};

// Which words there are, and how many items write each.
class Vocabulary {
 public:
  void add(std::size_t item, std::string_view text) {
    for (graph::TextWord& each : graph::words_of_text(text)) {
      const std::string& word = each.letters;
      if (word.size() < known_letters_min || word.size() > known_letters_max) continue;
      if (!is_of_letters(word)) continue;
      Count& count = counts_[std::move(each.letters)];
      count.items += count.last == item ? 0 : 1;
      count.last = item;
    }
  }
  std::vector<KnownWord> sorted() const {
    std::vector<KnownWord> words;
    words.reserve(counts_.size());
    for (const auto& [word, count] : counts_) words.push_back({word, count.items});
    std::sort(words.begin(), words.end(),
              [](const KnownWord& a, const KnownWord& b) { return a.word < b.word; });
    return words;
  }

 private:
  struct Count {
    std::size_t items = 0;
    std::size_t last = std::numeric_limits<std::size_t>::max();
  };
  std::unordered_map<std::string, Count> counts_;
};

Result<void> insert_texts(sqlite3* database, std::size_t count,
                          const std::function<IndexedTexts(std::size_t)>& texts_of,
                          Vocabulary& vocabulary) {
  const auto statement = prepared(database, insert_text);
  if (!statement) return statement.error();
  for (std::size_t item = 0; item < count; ++item) {
    const IndexedTexts texts = texts_of(item);
    const std::array<const std::string*, 6> columns{&texts.name,  &texts.activities,
                                                    &texts.terms, &texts.organisation,
                                                    &texts.place, &texts.description};
    std::string marks;
    for (const std::size_t each : texts.marks) marks += mark(each) + " ";
    sqlite3_bind_int64(statement->get(), 1, static_cast<sqlite3_int64>(item));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      bind_text(statement->get(), static_cast<int>(i) + 2, *columns[i]);
      vocabulary.add(item, *columns[i]);
    }
    bind_text(statement->get(), 8, marks);
    const int code = sqlite3_step(statement->get());
    sqlite3_reset(statement->get());
    if (code != SQLITE_DONE) return failed(database, "taking in a text");
  }
  return {};
}

Result<void> insert_spellings(sqlite3* database, const std::vector<KnownWord>& words) {
  const auto statement = prepared(database, "INSERT INTO spellings(rowid, word) VALUES(?,?)");
  if (!statement) return statement.error();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string text = padded(words[i].word);
    sqlite3_bind_int64(statement->get(), 1, static_cast<sqlite3_int64>(i));
    bind_text(statement->get(), 2, text);
    const int code = sqlite3_step(statement->get());
    sqlite3_reset(statement->get());
    if (code != SQLITE_DONE) return failed(database, "taking in a word");
  }
  return {};
}

}  // namespace

// What all connections read. Immutable but for the list of those that nobody uses just now.
struct WordIndex::Shared {
  Image image;
  std::size_t size = 0;
  std::vector<KnownWord> words;
  std::mutex mutex;
  std::vector<std::unique_ptr<Connection>> idle;
};

// Not thread safe: lent to one search at a time.
class WordIndex::Connection {
  Database database_;  // outlives its statements

 public:
  static Result<std::unique_ptr<Connection>> open(const Shared& shared) {
    auto made = std::unique_ptr<Connection>(new Connection);
    auto database = open_in_memory();
    if (!database) return database.error();
    made->database_ = std::move(*database);
    sqlite3* const raw = made->database_.get();
    const auto size = static_cast<sqlite3_int64>(shared.size);
    // Read only, and never freed by SQLite: all connections have the same bytes.
    if (sqlite3_deserialize(raw, "main", shared.image.get(), size, size,
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
      return failed(raw, "reading its image");
    }
    constexpr int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    if (sqlite3_create_function_v2(raw, "kept", 1, flags, made.get(), kept, nullptr, nullptr,
                                   nullptr) != SQLITE_OK) {
      return failed(raw, "taking its filter");
    }
    // Pages are read where they lie.
    if (auto done = run(raw, "PRAGMA mmap_size = 4294967296; PRAGMA query_only = 1"); !done) {
      return done.error();
    }
    for (auto& [statement, sql] : made->statements()) {
      auto ready = prepared(raw, sql);
      if (!ready) return ready.error();
      *statement = std::move(*ready);
    }
    return made;
  }

  // Steps a statement to its end; `take` sees each row.
  template <class Take>
  Result<void> each_row(const Statement& statement, const Take& take) {
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) take(statement.get());
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    if (code != SQLITE_DONE) return failed(database_.get(), "searching");
    return {};
  }

  Statement find;
  Statement count;
  Statement says;
  Statement spell;
  const std::function<bool(std::uint32_t)>* keep = nullptr;

 private:
  Connection() = default;

  std::array<std::pair<Statement*, const char*>, 4> statements() {
    return {
        {{&find, find_text}, {&count, count_text}, {&says, says_text}, {&spell, find_spelling}}};
  }
  static void kept(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* self = static_cast<const Connection*>(sqlite3_user_data(context));
    const auto item = static_cast<std::uint32_t>(sqlite3_value_int64(values[0]));
    sqlite3_result_int(context, (*self->keep)(item) ? 1 : 0);
  }
};

// A connection for the time of one search; given back at its end.
class WordIndex::Borrowed {
 public:
  static Result<Borrowed> from(Shared& shared) {
    {
      const std::lock_guard lock(shared.mutex);
      if (!shared.idle.empty()) {
        Borrowed borrowed(shared, std::move(shared.idle.back()));
        shared.idle.pop_back();
        return borrowed;
      }
    }
    auto opened = Connection::open(shared);
    if (!opened) return opened.error();
    return Borrowed(shared, std::move(*opened));
  }
  ~Borrowed() {
    if (!connection_) return;
    const std::lock_guard lock(shared_->mutex);
    shared_->idle.push_back(std::move(connection_));
  }
  Borrowed(Borrowed&&) noexcept = default;
  Borrowed& operator=(Borrowed&&) = delete;
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  Connection* operator->() const { return connection_.get(); }

 private:
  Borrowed(Shared& shared, std::unique_ptr<Connection> connection)
      : shared_(&shared), connection_(std::move(connection)) {}

  Shared* shared_;
  std::unique_ptr<Connection> connection_;
};

WordIndex::WordIndex(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
WordIndex::~WordIndex() = default;

Result<std::unique_ptr<const WordIndex>> WordIndex::make(
    std::size_t count, const std::function<IndexedTexts(std::size_t)>& texts_of) {
  const auto database = open_in_memory();
  if (!database) return database.error();
  sqlite3* const raw = database->get();
  auto shared = std::make_unique<Shared>();
  Vocabulary vocabulary;
  if (auto done = run(raw, tables); !done) return done.error();
  if (auto done = run(raw, "BEGIN"); !done) return done.error();
  if (auto done = insert_texts(raw, count, texts_of, vocabulary); !done) return done.error();
  shared->words = vocabulary.sorted();
  if (auto done = insert_spellings(raw, shared->words); !done) return done.error();
  if (auto done = run(raw,
                      "COMMIT; INSERT INTO texts(texts) VALUES('optimize');"
                      "INSERT INTO spellings(spellings) VALUES('optimize'); VACUUM");
      !done) {
    return done.error();
  }
  sqlite3_int64 size = 0;
  shared->image = Image(sqlite3_serialize(raw, "main", &size, 0));
  shared->size = static_cast<std::size_t>(size);
  if (!shared->image) return failed(nullptr, "writing its image");
  auto first = Connection::open(*shared);  // what cannot be read is found here
  if (!first) return first.error();
  shared->idle.push_back(std::move(*first));
  return std::unique_ptr<const WordIndex>(new WordIndex(std::move(shared)));
}

Result<std::vector<WordHit>> WordIndex::find(const std::vector<WordsWanted>& wanted,
                                             const std::function<bool(std::uint32_t)>& keep) const {
  auto connection = Borrowed::from(*shared_);
  if (!connection) return connection.error();
  const std::string expression = joined(wanted, " AND ", expression_of);
  std::vector<WordHit> hits;
  (*connection)->keep = &keep;
  bind_text((*connection)->find.get(), 1, expression);
  const auto done = (*connection)->each_row((*connection)->find, [&](sqlite3_stmt* row) {
    const double relevance = -1e9 * sqlite3_column_double(row, 1);
    hits.push_back(
        {static_cast<std::uint32_t>(sqlite3_column_int64(row, 0)), std::llround(relevance)});
  });
  (*connection)->keep = nullptr;
  if (!done) return done.error();
  return hits;
}

Result<bool> WordIndex::says(std::uint32_t item, const WordsWanted& wanted) const {
  auto connection = Borrowed::from(*shared_);
  if (!connection) return connection.error();
  const std::string expression = expression_of(wanted);
  bool found = false;
  bind_text((*connection)->says.get(), 1, expression);
  sqlite3_bind_int64((*connection)->says.get(), 2, item);
  const auto done =
      (*connection)->each_row((*connection)->says, [&](sqlite3_stmt*) { found = true; });
  if (!done) return done.error();
  return found;
}

Result<std::size_t> WordIndex::count(std::string_view word, std::size_t most) const {
  auto connection = Borrowed::from(*shared_);
  if (!connection) return connection.error();
  const std::string expression = word_columns + in_quotes(word);
  std::size_t found = 0;
  bind_text((*connection)->count.get(), 1, expression);
  sqlite3_bind_int64((*connection)->count.get(), 2, static_cast<sqlite3_int64>(most));
  const auto done = (*connection)->each_row((*connection)->count, [&](sqlite3_stmt* row) {
    found = static_cast<std::size_t>(sqlite3_column_int64(row, 0));
  });
  if (!done) return done.error();
  return found;
}

Result<std::vector<WordIndex::Respelling>> WordIndex::respellings(std::string_view word) const {
  std::vector<Respelling> found;
  const std::size_t slips = graph::slips_max(word.size());
  if (slips == 0 || word.size() > known_letters_max || !is_of_letters(word)) return found;
  if (graph::is_ordinary_word(word) || graph::is_small_word(word)) return found;
  auto connection = Borrowed::from(*shared_);
  if (!connection) return connection.error();
  const std::string expression = trigrams_of(word);
  bind_text((*connection)->spell.get(), 1, expression);
  const auto done = (*connection)->each_row((*connection)->spell, [&](sqlite3_stmt* row) {
    const KnownWord& known = shared_->words[static_cast<std::size_t>(sqlite3_column_int64(row, 0))];
    const std::size_t longer = std::max(known.word.size(), word.size());
    if (longer - std::min(known.word.size(), word.size()) > slips || known.word == word) return;
    const std::size_t distance = graph::spelling_distance(word, known.word);
    if (distance <= slips) found.push_back({known.word, distance, known.items});
  });
  if (!done) return done.error();
  std::sort(found.begin(), found.end(), [](const Respelling& a, const Respelling& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.items != b.items ? a.items > b.items : a.word < b.word;
  });
  std::erase_if(found, [least = found.empty() ? 0 : found.front().distance](
                           const Respelling& each) { return each.distance > least; });
  if (found.size() > respellings_max) found.resize(respellings_max);
  return found;
}

std::size_t WordIndex::bytes() const { return shared_->size; }

}  // namespace kith::api
