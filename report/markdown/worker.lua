-- A persistent pandoc: answers requests on standard input, each a line of JSON, with a line of JSON, until it ends or a
-- line is empty.
-- {"markdown":…} asks for pandoc's own tree of a text, its citations not yet set.
-- {"cites":…, "lang":…, "keys":[…], "works":…} asks for paragraphs with the citations set: first those in `cites`,
-- blocks in pandoc's JSON, then all that were met in the texts before; and for the list of the works in `keys`.
-- `works` is the text of the bibliography; the citation style is the first argument, as an address that holds it.  When the bibliography
-- cannot be read, the answer has a key "unreadable" that says why, and citations stay as they are typed; "refused" has
-- the key of a work and what is in it that cannot be printed.

local style = arg[1]
local met = {}

local CROSS = { fig = true, tbl = true, sec = true, nte = true, tip = true, wrn = true, cau = true, imp = true, eq = true, lst = true }

local function is_cross(id)
  local kind = id:match("^(%a+)%-")
  return kind ~= nil and CROSS[kind] == true
end

local function remembered(cite)
  met[#met + 1] = pandoc.Para({ cite })
  return cite
end

-- pandoc reads @fig-x as a citation: turn such references into spans, and split groups that mix references
-- with citations.
local function split(cite)
  local out, group = {}, {}
  local bracketed = cite.citations[1].mode ~= "AuthorInText"
  local crosses = 0
  for _, citation in ipairs(cite.citations) do
    if is_cross(citation.id) then crosses = crosses + 1 end
  end
  if crosses == 0 then
    remembered(cite)
    return nil
  end
  local function flush()
    if #group > 0 then
      out[#out + 1] = remembered(pandoc.Cite(cite.content, group))
      group = {}
    end
  end
  for _, citation in ipairs(cite.citations) do
    if is_cross(citation.id) then
      flush()
      local inner = { pandoc.Span(citation.prefix, { class = "prefix" }), pandoc.Span(citation.suffix, { class = "suffix" }) }
      out[#out + 1] = pandoc.Span(inner, pandoc.Attr("", { "xref" }, { { "target", citation.id }, { "bracketed", tostring(bracketed) },
                                                                          { "number", tostring(citation.mode == "SuppressAuthor") } }))
    else
      group[#group + 1] = citation
    end
  end
  flush()
  if #out == 1 then return out end
  return { pandoc.Span(out, { class = "references", bracketed = tostring(bracketed) }) }
end

-- pandoc's own JSON goes into answers as it is: taking it apart to encode it again takes longer than reading the text.
local function answer(doc, unreadable, refused)
  local said = unreadable and ', "unreadable": ' .. pandoc.json.encode(unreadable) or ""
  if refused and #refused > 0 then said = said .. ', "refused": ' .. pandoc.json.encode(refused) end
  return '{"tree": ' .. pandoc.write(doc, "json") .. said .. "}"
end

-- Front matter is read elsewhere; anywhere else pandoc would drop what looks like it.
local FORMAT = "markdown-yaml_metadata_block-pandoc_title_block-example_lists"

-- A formula as a raw inline of a format that no author can write: TeX, MathML, what is wrong with it, and the
-- expressions of the values in it, whose places in TeX and MathML have their numbers from 0.
local function typeset(math)
  local values = {}
  -- A line that begins as an item of a list does got its marker in the formula.
  local typed = math.text:gsub("%s*``%d+``{=line}", "")
  local tex = typed:gsub("`{python} ?([^`]*)`", function(code)
    values[#values + 1] = code
    return "\\text{\u{E000}" .. (#values - 1) .. "\u{E001}}"
  end)
  local html
  local said = pandoc.log.silence(function()
    local doc = pandoc.Pandoc({ pandoc.Plain({ pandoc.Math(math.mathtype, tex) }) })
    html = pandoc.write(doc, { format = "html", extensions = {} }, { html_math_method = "mathml" })
  end)
  local wrong = html:find("<math", 1, true) and "" or (said[1] and tostring(said[1].message or said[1]) or "it cannot be read")
  local kind = math.mathtype == "DisplayMath" and "math display" or "math inline"
  return pandoc.RawInline(kind, table.concat({ tex, wrong == "" and html or "", wrong, table.unpack(values) }, "\x1f"))
end

-- Code that is shown, as pandoc's highlighter writes it; without pieces where it does not know the language.
local function highlighted(div)
  if not div.classes:includes("listing") then return nil end
  return div:walk({
    CodeBlock = function(code)
      return pandoc.RawBlock("highlighted", pandoc.write(pandoc.Pandoc({ pandoc.CodeBlock(code.text, code.attr) }), "html"))
    end,
  })
end

local function read(request)
  return answer(pandoc.read(request.markdown, FORMAT):walk({ Cite = split, Math = typeset, Div = highlighted }))
end

-- A formula as text with its letters in italics and its figures above or below the line; nil for one that needs more.
local function formula(math)
  local html = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), "html")
  if html:find("\\", 1, true) then return nil end
  return pandoc.utils.blocks_to_inlines(pandoc.read(html, "html").blocks):walk({
    Span = function(span) return span.content end,
  })
end

-- Commands whose argument is text that has to stay as it is.
local TEXT = { mbox = true, hbox = true, text = true, textup = true, textnormal = true, mkbibquote = true }

-- The inlines of a work as a list of literature can print them; `refuse` is told what it cannot.
local function printable(inlines, refuse)
  local function content(node) return node.content end
  return inlines:walk({
    traverse = "topdown",
    Math = function(math)
      return formula(math) or refuse("$" .. math.text .. "$")
    end,
    RawInline = function(raw)
      local command, argument = raw.text:match("^\\(%a+)%s*(%b{})%s*$")
      if not TEXT[command or ""] then return refuse(raw.text) end
      return printable(pandoc.utils.blocks_to_inlines(pandoc.read(argument:sub(2, -2), "latex+raw_tex").blocks), refuse), false
    end,
    Note = function() return refuse("\\footnote") end,
    Cite = function(cite) return refuse("\\cite{" .. cite.citations[1].id .. "}") end,
    Image = function() return refuse("\\includegraphics") end,
    Code = function(code) return pandoc.Str(code.text) end,
    Underline = content, Strikeout = content, SmallCaps = content,
  })
end

local function made_printable(part, refuse)
  local kind = pandoc.utils.type(part)
  if kind == "Inlines" then return printable(part, refuse) end
  if kind == "table" or kind == "List" then
    for name, inner in pairs(part) do part[name] = made_printable(inner, refuse) end
  end
  return part
end

-- A title in another language than the edition's says so, for those who have it read aloud.
local function in_its_language(work, lang)
  local own = pandoc.utils.stringify(work.language or "")
  if own == "und" then work.language = nil end
  own = own == "und" and "" or own:sub(1, 2)
  for _, field in ipairs({ "title", "container-title" }) do
    if work[field] and own ~= "" and own ~= lang:sub(1, 2) then
      work[field] = pandoc.Inlines { pandoc.Span(work[field], { lang = own }) }
    end
  end
end

local function set(request)
  local version = tostring(PANDOC_API_VERSION):gsub("%.", ",")
  local doc = pandoc.read('{"pandoc-api-version":[' .. version .. '],"meta":{},"blocks":' .. request.cites .. "}", "json")
  doc.blocks:extend(met)
  local ok, works = pcall(pandoc.read, request.works, "biblatex")
  if not ok then return answer(doc, tostring(works)) end
  local references, refused = works.meta.references or {}, {}
  if #references > 0 and #request.keys > 0 then
    local nocite, cited = {}, {}
    for i, key in ipairs(request.keys) do
      nocite[i], cited[key] = pandoc.Citation(key, "NormalCitation"), true
    end
    for _, work in ipairs(references) do
      local key = pandoc.utils.stringify(work.id)
      made_printable(work, function(code)
        if cited[key] then refused[#refused + 1] = { key, code } end
        return {}
      end)
      in_its_language(work, request.lang)
    end
    doc.meta = { references = references, lang = request.lang, csl = style, nocite = { pandoc.Cite({}, nocite) },
                 ["link-citations"] = true }
    doc = pandoc.utils.citeproc(doc)
    doc.meta = {}
  end
  return answer(doc, nil, refused)
end

for line in io.lines() do
  if line == "" then break end
  local request = pandoc.json.decode(line, false)
  local ok, text = pcall(request.markdown and read or set, request)
  if not ok then text = pandoc.json.encode({ error = tostring(text) }) end
  io.write(text, "\n")
  io.flush()
end
