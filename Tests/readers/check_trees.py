#!/usr/bin/env python3
"""Holds the trees of pages against those of lexbor, which follows the HTML standard: the same texts in the same blocks.

    check_trees.py BENCH PAGE...

Small pages of its own come first: implied tags, tables, elements that are closed in the wrong order, lists, headings, forms.
What scraping leaves out (scripts, drawings, controls) is left out of both. A tag that closes itself, `<div/>`, is taken at
its word by scraping and not by browsers; text that stands in a table and in none of its cells stays where it is. The small
pages have none of either.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

HEAD = "<!DOCTYPE html><title>T</title>"
PAGES = [
    '<main><h1>Care</h1><p>One two</main>', '<article><p>One</article>', '<section><h2>A</h2>b</section>',
    '<header>h</header><p>x', '<meta charset=utf-8><nav>n</nav><main>m</main>',
    '<link rel=x href=y>Words here', '<style>p{}</style><figure><img><figcaption>c</figcaption></figure>',
    '<script>1</script><aside>a</aside>', '<x-card>One<p>two</x-card>',
    '<details><summary>S</summary>d</details>', '<template><p>t</p></template><main>m</main>',
    '<head><meta charset=utf-8><main>m</main></head><p>z', '<html><main>a</main></html>',
    '<html><head></head><main>a</main>', '<body><main>a</main>', '<!-- c --><main>m</main>',
    '<search>a</search>', '<dialog>d</dialog>', '<address>d</address>b',
    '<hgroup><h1>a</h1><p>b</p></hgroup>', '<main><title>inner</title>m</main>',
    '<picture><img></picture><main>m</main>', '<a href=x>l</a> b', '<span>a</span><main>m</main>',
    '<h1>a</h1><link><p>b', '<input><main>m</main>', '<img alt=x><main>m</main>',
    '<p>a<meta>b<main>c</main>', '<mark>a</mark><time>b</time><data>c</data>', '<ruby>a<rt>b</ruby>c',
    '<hr><main>m</main>', '<br><main>m</main>', '</p><main>m</main>', '</br><main>m</main>',
    '<head><title>a</title></head><header>h</header><main>m</main><footer>f</footer>',
    '<p>b<table><tr><td>a</table>c', '<table><tbody><tr><td>a</tbody><tfoot><tr><td>f</table>',
    '<table><caption>c<tr><td>a</table>', '<table><caption>c<p>d</caption><tr><td>a</table>',
    '<table><tr><td><table><tr><td>i</table>o<td>p</table>',
    '<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>',
    '<table><tr><td>a<th>b<td>c<tr><th>d</table>',
    '<table><colgroup><col><col></colgroup><tr><td>a</table>', '<table><col><tr><td>a</table>',
    '<table><form><tr><td>a</form></table>b', '<table><tr><form><td>a</form></table>b',
    '<table><tr><td>a</p>b</table>', '<table><tr><td><p>a<td><p>b</table>c',
    '<table><tr><td><b>a<td>b</table>c', '<table><b><tr><td>a</b></table>b',
    '<table><script>s</script><tr><td>a</table>', '<table><tr><td>a</table></table>b',
    '<div><table><tr><td>a</div>b</table>c', '<table><tr><td>a</div>b</table>c',
    '<table><tr><td><div>a</td><td>b</td></tr></table>', '<table><tr><td><ul><li>a<td>b</table>c',
    '<table><input type=hidden><tr><td>a</table>', '<p><table><tr><td>a</table></p>b',
    '<table><tr><td>a<tbody><tr><td>b</table>', '<span><table><tr><td>a</span>b</table>c',
    '<p>1<b>2<i>3</b>4</i>5</p>', '<b>1<p>2</b>3</p>', '<a>1<div>2<div>3</a>4</div>5</div>',
    '<p><b>1</p><p>2</b>3</p>', '<a href=1>x<a href=2>y</a>z', '<b><div>1</b>2</div>3',
    '<div><a href=x><b>1</a>2</b></div>3', '<b>a<b>b</b>c</b>d', '<nobr>a<nobr>b', '<u>a<br>b</u>c',
    '<b>1<i>2<p>3</b>4', '<div><b>a</div>b', '<span><div>a</span>b</div>c', '<p>a<p>b',
    '<p>a<div>b</div>c</p>d', '<p>a<ul><li>b</ul>c', '<p>a<h2>b</h2>c', '<p>a</p></p>b',
    '<p>a<section>b</section>c', '<p>a<article>b</article>c', '<p>a<main>b</main>c',
    '<p>a<header>b</header>c', '<p>a<figure>b</figure>c', '<p>a<details>b</details>c',
    '<p>a<address>b</address>c', '<p>a<pre>b</pre>c', '<p>a<form>b</form>c', '<p>a<hr>b',
    '<p>a<blockquote>b</blockquote>c', '<p>a<dl><dt>b<dd>c</dl>d', '<p><button>x<p>y</button>z',
    '<p>a<nav>b</nav>c<p>d', '<p>a<aside>b</aside>c', '<p>a<fieldset>b</fieldset>c',
    '<p>a<center>b</center>c', '<p>a<dialog>b</dialog>c', '<p>a<search>b</search>c',
    '<p>a<hgroup><h1>b</h1></hgroup>c', '<p>a<menu><li>b</menu>c', '<p>a<summary>b</summary>c',
    '<p>a<footer>b</footer>c', '<p>a<dd>b', '<p>a<li>b', '<p>a<table><tr><td>b</table>c',
    '<p>a<object>b<p>c</object>d', '<p>a<video>b</video>c', '<ul><li>a<li>b<ul><li>c</ul>d</ul>e',
    '<li>a<li>b', '<ul><li>a<div>b<li>c</div></ul>d', '<ul><li><p>a<li><p>b</ul>c',
    '<dl><dt>a<dd>b<dt>c<dd>d</dl>e', '<dl><dd>a<dl><dt>b<dd>c</dl>d<dd>e</dl>', '<dd>a<dd>b',
    '<ul>x<li>a</ul>', '<ul><li>a<address>b<li>c</ul>', '<ol><li>a</ul>b</ol>c',
    '<ul><li>a</li></li>b</ul>', '<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>e',
    '<ul><ul><li>a</ul><li>b</ul>', '<dl><dt>a<dt>b<dd>c<p>d<dd>e</dl>', '<ul><li><span>a<li>b</ul>',
    '<ul><li><a href=x>a<li>b</ul>c', '<dt>a</dt><dd><ul><li>b</ul></dd>c', '<h1>a<h2>b</h2>c',
    '<h1>a</h2>b', '<h2>a<div>b</div>c</h2>d', '<h3><a href=x>a</h3>b', '<h2>a<ul><li>b</ul></h2>c',
    '<h1><h2>a</h1>b', '<h2>a<section>b</section></h2>c', '<h2><span>a</h2>b',
    '<form>a<form>b</form>c</form>d', '<button>a<button>b</button>c</button>d', '<button>a<p>b</button>c',
    '<select><option>a<option>b</select>c', '<select><p>x</select>c', '<select>a<b>b</select>c',
    '<option>a<option>b<p>c', '<optgroup>a<option>b', '<textarea><p>a</textarea>b',
    '<textarea>a</p>b</textarea>c', '<label>a<input>b</label>c', '<datalist><option>a</datalist>b',
    '<output>a</output>b', '<meter>a</meter>b', '<input></input>a', 'a<br/>b', 'a</br>b', 'a<br></br>b',
    '</p>a', 'a</p>b', '<div>a</p>b</div>c', '<listing>a</listing>b', '<p>a<!-- unclosed', '<p>a<!-->b',
    '<p>a<!--->b', '<p>a<!-- b --!>c', '<p>a<!-- b -- c -->d', '<p>a<?php x > y ?>z', '<p>a<!x>b',
    '<p>a</ >b', '<p>a< b>c', '<p>a<3>b', '<p>a<$x>b', '<p>a<a_b>c</a_b>d', '<p>a<b', '<p>a<b c="d',
    '<iframe><p>a</iframe>b', '<noframes><p>a</noframes>b', '<template><p>a</template>b',
    '<div><template><tr><td>a</template>b</div>c', '<template><template>a</template>b</template>c',
    '<svg><title>a</title><text>b</text></svg>c', '<svg><p>a</svg>b',
    '<svg><foreignObject><p>a</p></foreignObject></svg>b', '<svg><svg>a</svg>b</svg>c',
    '<svg><style>a</style></svg>b', '<math><mi>a</mi></math>b', '<p><svg><a><text>x</text></a></svg>y',
    '<marquee>a<p>b</marquee>c', '<applet>a<p>b</applet>c', '<object>a</object>b', '<embed>a', '<image>a',
    '<frameset><frame></frameset>', '<audio>a</audio>b', '<video><p>a</p></video>b',
    '<ruby>a<rp>(<rt>b<rp>)</ruby>c', '<rb>a<rtc>b', '<center>a<p>b</center>c', '<dir><li>a</dir>b',
    '<wbr>a<wbr>b', '<keygen>a', '<param>a', '<source>a', '<track>a', '<bgsound>a<main>b</main>',
    '<command>a', '<isindex>a', '<tt>a<big>b</tt>c', '</body>a', '</html><p>a',
    '<body>a</body><!-- x --><p>b', '<body>a</html>b', '</div>a', '</section>a',
    '<div>a</section>b</div>c', '<section>a</div>b</section>c', '<article>a<section>b</article>c',
    '<main>a<div>b</main>c', '<div><main>a</div>b</main>c', '<div><span>a</div>b',
    '<section><p>a</section>b', '<section><ul><li>a</section>b', '<section><b>a</section>b',
    '<article><h2>a</article>b', '<nav><a href=x>a</nav>b', '<header><span>a</header>b',
    '<div><x-y>a</div>b</x-y>c', '<x-y>a<div>b</x-y>c</div>d', '<div>a<details>b</div>c',
    '<figure>a<figcaption>b</figure>c', '<main><main>a</main>b</main>c', '<aside>a<p>b</aside>c<p>d',
    '<section>a<section>b</section>c</section>d', '<summary>a<p>b</summary>c',
    '<blockquote>a<p>b</blockquote>c', '<cite>a<div>b</cite>c</div>d', '<pre>a<p>b</pre>c', '<legend>a',
    '<p>a<b>b<p>c', '<table><tr><td>a</body></html>b', '<table><tr><td>a<p>b</table>c',
    '<table><tr><td>1</td><!-- x --> <td>2</td></tr>', '<table><tr><td><section>a<td>b</table>c',
    '<table><tr><td><main>a</td></tr></table>b', '<ul><li><section>a<li>b</ul>c',
    '<ul><li><x-y>a<li>b</ul>c', '<ul><li><article>a</article><li>b</ul>c',
    '<dl><dt><section>a</section><dd>b</dl>', '<h2>a<article>b</article>c</h2>d',
    '<a href=x>a<section>b</section>c</a>d', '<p>a<b>b<section>c</b>d</section>e',
    '<article><p>a<article>b</article>c</article>d', '<p>a<picture><img></picture>b',
    '<p>a<time>b</time>c', '<p>a<svg></svg>b', '<p>a<mark>b</mark>c<section>d', '<p>a<output>b',
    '<p>a<data>b</data>', '<p>a<template>b</template>c<div>d',
    '<figure><figcaption>a<p>b</figcaption><p>c</figure>d',
]

LEFT_OUT = set(
    "script style svg select textarea iframe video audio canvas head title template noscript button noembed noframes"
    .split())
CONTROLS = set("button select iframe video audio canvas textarea".split())
HEADINGS = set("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table"
    " tbody td tfoot th thead tr ul frameset object".split())
IMPLIED = set("html body tbody frameset".split())
SPACE = re.compile(r"[\s\u200b\xa0\u2000-\u200f\u202f\ufeff\u00ad\u2028-\u202e\u2060-\u206f\u3000\x00-\x08\x80-\x9f]+")


def blocks(items: list[tuple]) -> list[tuple[str, str]]:
    """The texts between the edges of blocks, each with the blocks around it; a `br` ends one, too."""
    found, parts, key, names = [], [], None, ""

    def end():
        text = SPACE.sub(" ", "".join(parts)).strip()
        if text:
            found.append((names, text))
        parts.clear()

    for path, text in items:
        around = tuple(number for name, number in path if name in BLOCKS)
        if around != key:
            end()
            key, names = around, "/".join(name for name, _ in path if name in BLOCKS - IMPLIED)
        if text is None:
            end()
        else:
            parts.append(text)
    end()
    return found


def read_by_lexbor(html: str) -> list[tuple[str, str]]:
    items = []
    stack = [(LexborHTMLParser(html).root, (), False)]
    while stack:
        node, path, is_out = stack.pop()
        tag = node.tag or "other"
        if tag == "-text":
            if not is_out:
                items.append((path, node.text_content or ""))
        elif tag == "br":
            if not is_out:
                items.append((path, None))
        elif not tag.startswith(("-", "!")):
            is_kept = tag not in LEFT_OUT or tag == "button" and any(name in HEADINGS for name, _ in path)
            inner = (*path, (tag, node.mem_id))
            if tag in CONTROLS and not is_kept and not is_out:
                items.append((inner, " "))
            children = []
            child = node.child
            while child is not None:
                children.append((child, inner, is_out or not is_kept))
                child = child.next
            stack += reversed(children)
    return blocks(items)


def read_by_us(bench: str, files: list[str]) -> list[list[tuple[str, str]]]:
    printed = subprocess.run([bench, "trees", *files], capture_output=True, check=True).stdout.decode()
    pages = []
    for line in printed.split("\n"):
        if line.startswith("\t"):
            pages.append([])
        elif line:
            around, text = line.split("\t", 1)
            path = tuple(tuple(each.split(":")) for each in around.split("/") if each)
            if any(name in LEFT_OUT for name, _ in path):
                continue
            is_break = path and path[-1][0] == "br"
            pages[-1].append((path[:-1], None) if is_break else (path, text))
    return [blocks(page) for page in pages]


def decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("windows-1252")


def main(arguments: list[str]) -> int:
    bench, *files = arguments
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        small = []
        for number, html in enumerate(PAGES):
            path = Path(folder) / f"{number}.html"
            path.write_text(HEAD + html)
            small.append(str(path))
        for path, ours in zip(small + files, read_by_us(bench, small + files), strict=True):
            content = Path(path).read_bytes()
            html = decoded(gzip.decompress(content) if path.endswith(".gz") else content)
            theirs = read_by_lexbor(html)
            if ours != theirs:
                faults += 1
                shown = html[len(HEAD):] if path in small else path
                differing = [pair for pair in zip_longest(ours, theirs) if pair[0] != pair[1]]
                print(f"{shown}\n    ours   {differing[0][0]}\n    lexbor {differing[0][1]}")
    print(f"lexbor reads {len(PAGES) + len(files) - faults} of {len(PAGES) + len(files)} pages alike")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
