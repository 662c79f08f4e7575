-- Asks for pages of 50 users at random depths. Arguments: the Authorization header, the number of pages.
local authorization, pages

function init(arguments)
  authorization, pages = arguments[1], tonumber(arguments[2])
  math.randomseed(1)
end

function request()
  local body = string.format(
    '{"PageNumber":%d,"PageSize":50,"IncludeAccountInfo":true,"Sort":"LastName","ShowInactiveUsers":true}',
    math.random(pages))
  local headers = { Authorization = authorization, ["Content-Type"] = "application/json-patch+json" }
  return wrk.format("POST", "/v1/Management/users/GetFilteredPage", headers, body)
end
