-- References, brackets and leads of notes, as a build prints them, for Quarto's own program.
-- It sees one chapter at a time, so what other chapters hold is read from the file that builds write.

local kinds = { fig = true, tbl = true, sec = true, nte = true, tip = true }
local no_break = "\u{a0}"

local function root()
  local inside = quarto and quarto.project and quarto.project.directory
  return inside or os.getenv("QUARTO_PROJECT_DIR") or "."
end

local function read(path)
  local file = io.open(path, "r")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return pandoc.json.decode(text, false)
end

local told = read(root() .. "/.cache/quarto.json") or { labels = {}, chapters = {}, words = {} }

-- The key of the edition that a chapter belongs to, by the end of its path.
local function edition()
  local input = (quarto and quarto.doc and quarto.doc.input_file) or PANDOC_STATE.input_files[1] or ""
  input = input:gsub("\\", "/")
  for file, key in pairs(told.chapters) do
    if input:sub(-#file) == file then return key, file:match("[^/]*$") end
  end
end

local key, own = edition()
local targets = key and told.labels[key] or {}
local words = key and told.words[key] or {}

local function is_label(citation)
  return kinds[citation.id:match("^(%a+)%-")] ~= nil
end

-- Whether a sentence begins after the text `before`.
local function at_beginning(before)
  local text = before:gsub("[%s(\"]+$", "")
  return text == "" or text:match("[.!?]$") ~= nil
end

-- The reference itself; what no build knows is left to Quarto.
local function reference(citation, before)
  local target = targets[citation.id]
  if not target then
    return pandoc.Cite({ pandoc.Str("@" .. citation.id) }, { pandoc.Citation(citation.id, "AuthorInText") })
  end
  local name = target.name
  if citation.mode == "SuppressAuthor" and target.number ~= "" then
    name = target.number
  elseif words.small and target.number ~= "" and not at_beginning(before) then
    name = pandoc.text.lower(pandoc.text.sub(name, 1, 1)) .. pandoc.text.sub(name, 2)
  end
  local file = target.file == own and "" or target.file
  return pandoc.Link(name, file .. "#" .. citation.id)
end

-- Whether the words before a reference say its kind, as in [Fig. @fig-trees], so that its number alone follows.
local function says_kind(citation)
  local target = targets[citation.id]
  local said = pandoc.text.lower(pandoc.utils.stringify(citation.prefix)):gsub("%.$", ""):match("%S*$")
  return target ~= nil and target.number ~= "" and pandoc.text.len(said) >= 3
    and pandoc.text.lower(target.name):sub(1, #said) == said
end

-- What stands in the place of `cite` after the text `before`; nil for one that cites works alone.
local function resolved(cite, before)
  local some = false
  for _, citation in ipairs(cite.citations) do some = some or is_label(citation) end
  if not some then return nil end
  local out, first = pandoc.Inlines({}), cite.citations[1]
  local alone = #cite.citations == 1 and (first.mode ~= "NormalCitation" or says_kind(first))
  for at, citation in ipairs(cite.citations) do
    if at > 1 then out:extend({ pandoc.Str(";"), pandoc.Space() }) end
    out:extend(citation.prefix)
    local numbered = alone and citation.mode == "NormalCitation"
    if #citation.prefix > 0 then out:insert(numbered and pandoc.Str(no_break) or pandoc.Space()) end
    if numbered then citation.mode = "SuppressAuthor" end
    if is_label(citation) then
      out:insert(reference(citation, before .. pandoc.utils.stringify(out)))
    else
      out:insert(pandoc.Cite({ pandoc.Str("@" .. citation.id) }, { pandoc.Citation(citation.id, "AuthorInText") }))
    end
    out:extend(citation.suffix)
  end
  if alone then return out end
  out:insert(1, pandoc.Str("("))
  out:insert(pandoc.Str(")"))
  return out
end

function Inlines(inlines)
  local out, before = pandoc.Inlines({}), ""
  for _, inline in ipairs(inlines) do
    local instead = inline.t == "Cite" and resolved(inline, before) or nil
    if instead then out:extend(instead) else out:insert(inline) end
    before = before .. pandoc.utils.stringify(instead or inline)
  end
  return out
end

-- A link to a label leads to the chapter that has it.
function Link(link)
  local target = targets[link.target:match("^#(.+)$") or ""]
  if target and target.file ~= own then
    link.target = target.file .. link.target
    return link
  end
end

-- A value that ends in a full stop also ends the sentence: the author's own stop goes.
function Str(text)
  if text.text:match("[^.]%.%.$") then return pandoc.Str(text.text:sub(1, -2)) end
end

function Div(div)
  local first = div.content[1]
  if words.note and div.classes:includes("note") and first and first.content then
    first.content:insert(1, pandoc.Space())
    first.content:insert(1, pandoc.Emph({ pandoc.Str(words.note .. ":") }))
    return div
  end
end
