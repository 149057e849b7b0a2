set(sources comparison.cpp evaluated_firms.cpp evaluators.cpp own_account.cpp randomised.cpp)
