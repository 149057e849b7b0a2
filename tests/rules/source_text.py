"""Reading C++ and Python sources just well enough to measure and search them."""
import ast
import re

_TOKEN = re.compile(r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<raw>R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)")
  | (?P<string>"(?:\\.|[^"\\\n])*")
  | (?P<number>\b\d[\w.']*)
  | (?P<char>'(?:\\.|[^'\\\n])+')
""", re.VERBOSE | re.DOTALL)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text, keep_strings=False):
    """The text with comments, and unless asked to keep them the insides of strings, turned to blanks; lines keep their numbers."""
    def replace(match):
        found = match.group(0)
        if match.lastgroup == "number" or match.group("number"):
            return found
        if match.group("comment"):
            return _blank(found)
        return found if keep_strings else found[0] + _blank(found[1:-1]) + found[-1]
    return _TOKEN.sub(replace, text)


def words_of(line):
    """Lower-case words of a line, with snake_case and CapWords names taken apart."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*", line)]


_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
_NOT_A_FUNCTION = re.compile(r"^\s*(?:template\s*<.*>\s*)?(?:namespace|class|struct|union|enum|extern|export)\b")
_MEMBER_OF_CONSTRUCTOR = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:).*[\w>]\s*$", re.DOTALL)


def _opens_function(header):
    """Whether a brace after this text, the text since the last statement, opens a function's body."""
    if "(" not in header or _NOT_A_FUNCTION.match(header):
        return False
    return re.search(r"\)[^()=;]*$", header) is not None


def functions_of(code):
    """(first line, number of lines) of each outermost function of C++ code without comments and strings."""
    code = _DIRECTIVE.sub(lambda match: _blank(match.group(0)), code)
    found = []
    stack = []  # of each open brace: None, or where its function began
    header_start = 0
    line = 1
    for position, letter in enumerate(code):
        if letter == "\n":
            line += 1
        elif letter == "{":
            header = code[header_start:position]
            inside = any(start is not None for start in stack)
            if not inside and _MEMBER_OF_CONSTRUCTOR.search(header):
                stack.append("member")
                continue
            first = line - header[len(header) - len(header.lstrip()):].count("\n")
            stack.append(first if not inside and _opens_function(header) else None)
            header_start = position + 1
        elif letter == "}" and stack:
            start = stack.pop()
            if start == "member":
                continue  # the constructor's head goes on
            if start is not None:
                found.append((start, line - start + 1))
            header_start = position + 1
        elif letter == ";" and "member" not in stack:
            header_start = position + 1
    return found


def python_functions_of(text):
    """(first line, number of lines) of each function of Python code."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.lineno, node.end_lineno - node.lineno + 1) for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
