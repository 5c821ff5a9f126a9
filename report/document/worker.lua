-- A persistent pandoc: answers requests on standard input until it ends.
-- A request is a line of JSON: {"markdown":…, "lang":…, "keys":[…]}; the answer a line of JSON,
-- pandoc's own tree.  The bibliography, named by the first argument, is parsed once; the second
-- argument names the citation style.  When the bibliography cannot be read, the answer has a key
-- "unreadable" that says why, and citations stay as they are typed.

local bibliography, style = arg[1], arg[2]
local references, unreadable = {}, nil
if bibliography and bibliography ~= "" then
  local file = assert(io.open(bibliography, "r"))
  local ok, read = pcall(pandoc.read, file:read("a"), "biblatex")
  file:close()
  if ok then references = read.meta.references or {} else unreadable = tostring(read) end
end

local CROSS = { fig = true, tbl = true, sec = true, nte = true, tip = true }

local function is_cross(id)
  local kind = id:match("^(%a+)%-")
  return kind ~= nil and CROSS[kind] == true
end

-- pandoc reads @fig-x as a citation: turn such references into spans before citeproc sees them,
-- and split groups that mix references with citations.
local function split(cite)
  local out, group = {}, {}
  local bracketed = cite.citations[1].mode ~= "AuthorInText"
  local crosses = 0
  for _, citation in ipairs(cite.citations) do
    if is_cross(citation.id) then crosses = crosses + 1 end
  end
  if crosses == 0 then return nil end
  local function flush()
    if #group > 0 then
      out[#out + 1] = pandoc.Cite(cite.content, group)
      group = {}
    end
  end
  for _, citation in ipairs(cite.citations) do
    if is_cross(citation.id) then
      flush()
      local inner = { pandoc.Span(citation.prefix, { class = "prefix" }), pandoc.Span(citation.suffix, { class = "suffix" }) }
      out[#out + 1] = pandoc.Span(inner, pandoc.Attr("", { "xref" }, { { "target", citation.id }, { "bracketed", tostring(bracketed) } }))
    else
      group[#group + 1] = citation
    end
  end
  flush()
  if #out == 1 then return out end
  return { pandoc.Span(out, { class = "references", bracketed = tostring(bracketed) }) }
end

local function answer(request)
  local doc = pandoc.read(request.markdown, "markdown")
  doc = doc:walk({ Cite = split })
  if #references > 0 and #request.keys > 0 then
    local nocite = {}
    for i, key in ipairs(request.keys) do
      nocite[i] = pandoc.Citation(key, "NormalCitation")
    end
    doc.meta.references = references
    doc.meta.lang = request.lang
    doc.meta.csl = style
    doc.meta["link-citations"] = true
    doc.meta.nocite = { pandoc.Cite({}, nocite) }
    doc = pandoc.utils.citeproc(doc)
    doc.meta.references = nil
  end
  -- pandoc's own JSON goes into the answer as it is: taking it apart to encode it again takes longer than reading the text.
  local tree = pandoc.write(doc, "json")
  local said = unreadable and ', "unreadable": ' .. pandoc.json.encode(unreadable) or ""
  return '{"tree": ' .. tree .. said .. "}"
end

for line in io.lines() do
  local ok, text = pcall(answer, pandoc.json.decode(line, false))
  if not ok then text = pandoc.json.encode({ error = tostring(text) }) end
  io.write(text, "\n")
  io.flush()
end
