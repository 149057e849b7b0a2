set(scripts
    test_derive.py
)
