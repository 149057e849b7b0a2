set(sources
)
