#pragma once
// One of a closed list of words, held as an enum whose values count from 0 in the order of the list.

#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string_view>
#include <vector>

namespace pactsim {

template <class E>
class Choice final : public Value<E> {
 public:
    explicit Choice(std::span<const std::string_view> words) : words_(words.begin(), words.end()), text_(word_of(words)) {}

    std::string type_name() const override { return "choice"; }
    std::string allowed() const override { return text_->allowed(); }
    Node json_schema() const override { return text_->json_schema(); }
    void read(Reader& reader, const Node& node, E& value) const override {
        std::string word;
        text_->read(reader, node, word);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i] == word) { value = static_cast<E>(i); }
        }
    }
    Node write(const E& value, const Names&) const override { return text_node(std::string{words_.at(static_cast<std::size_t>(value))}); }

 private:
    std::vector<std::string_view> words_;
    ValuePtr<std::string> text_;
};

/// A choice among `words`, which name the values of E in order.
template <class E>
ValuePtr<E> choice(std::span<const std::string_view> words) {
    return std::make_shared<Choice<E>>(words);
}

}  // namespace pactsim
