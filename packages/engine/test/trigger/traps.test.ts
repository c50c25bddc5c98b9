import { compileTrigger } from '../../src/compile-trigger';

describe('a trigger', () => {
  it.each([
    ["type = 'track'", 'Texts stand in double quotes: type = "track"'],
    ["event = \"it's\" or event = 'b'", 'Texts stand in double quotes: event = "it\'s" or event = "b"'],
    ['type == "track"', 'Equality is one "=": type = "track"'],
    ['event = "a==b" and type == "track"', 'Equality is one "=": event = "a==b" and type = "track"'],
    [
      'type = "track" and messageId = "z"',
      'triggers do not look at "messageId": the fields are type, event, name, userId',
    ],
    ['integrations.All = true', 'triggers do not look at "integrations.All"'],
    ['propertiesTotal = 5', 'triggers do not look at "propertiesTotal"'],
    ['properties = "x"', 'triggers do not look at "properties": the fields are'],
    ['event.name = "x"', 'triggers do not look at "event.name"'],
    ['constructor = "x"', 'triggers do not look at "constructor"'],
    ['type = "track" and event = "a" or event = "b"', 'put one of the groups in parentheses'],
    ['type = "track" or name = "a" AND name = "b"', 'put one of the groups in parentheses'],
    ['type = "track" OR type = "page"', '"OR" would be read as "and": write "or"'],
    ['type = "track" or(event = "a")', '"or" would be read as "and": write "or", with spaces around it'],
    ['type = "track" and (event = "a" and (event = "b"))', 'parentheses cannot stand within parentheses'],
    ['type = "track" and (event = "a"', 'a parenthesis is not closed before the end'],
    ['type = "track")', 'expected "and" or "or" before ")"'],
    ['type = "track" event = "a"', 'expected "and" or "or" before "event"'],
    ['type = "track" and', 'expected a condition, not the end'],
    ['()', 'expected a condition, not ")"'],
    ['event in ("a", "b")', 'write (event = "a" or event = "b")'],
    ['event in ["a"]', 'write (event = "a" or event = "b")'],
    ['event is "a"', 'expected = != < <= > or >= after "event", not "is"'],
    ['length(properties.name) > 3', 'there is no function length(): there are contains(…) and match(…)'],
    ['contains(type, "tr")', 'contains() does not look at "type"'],
    ['contains("event", "a")', 'expected a condition, not ""event""'],
    ['match(event, "Order")', 'match() takes a text with one * at its start or end'],
    ['match(event, "*Order*")', 'contains() finds a text anywhere'],
    ['!(type = "track")', '"!" stands before contains(…) and match(…) only'],
    ['!properties.flag', '"!" stands before contains(…) and match(…) only'],
    ['properties.flag != true', '"!= true" holds for true, too: write properties.flag = false'],
    ['event = null', '"event" would be compared with the text "null"'],
    ['properties.total > "much"', '">" compares numbers with a number, as in properties.total > 100'],
    ['properties.total >= null', '">=" compares numbers with a number'],
    ['type < 5', '"<" compares numbers with a number'],
    ['properties.total = -', '"-" is not a number'],
    ['properties.a = properties.b', 'not with another field: "properties.b"'],
    ['properties.items.0.sku = "a"', 'a key that starts with a digit takes a backslash, as in items.\\0'],
    ['properties["a"] = 1', 'keys are joined by dots, as in properties.name'],
    [String.raw`properties.a\.b = 1`, 'no key of "properties.a.b" can hold a dot or bracket'],
    ['type = "track" && event = "a"', 'conditions are joined by "and" or "or"'],
    ['properties.total>5', 'operators take spaces around them'],
    ['event = "a', 'unterminated string'],
    ['', 'expected a condition, not the end'],
  ])('that cannot mean what it says is refused with the mend: %s', (fql, message) => {
    expect(() => compileTrigger(fql)).toThrow(message);
  });

  it.each([
    ['type = "track" and (event = "A" or event = "B")', true],
    ['(type = "page" or type = "screen") and event = "A"', false],
    ['type = "track" AND event = "A"', true],
    ['type = track and event != B', true],
    ['type = "track" and(event = "A")', true],
    [String.raw`properties.items.\0.sku = "s"`, true],
    [String.raw`properties.with\ space = 1`, true],
    ['properties.total > "10"', true],
    ['properties.total != 10', true],
    ['properties.missing != 10', false],
    ['properties.missing != "a"', true],
    ['properties.missing = null and userId != null', true],
    ['properties.flag = true', true],
    ['match(event, "*")', true],
    ['!contains(properties.missing, "x")', false],
    ['event = "A" or event = "it\'s == and (in)"', true],
  ])('that means what it says is taken: %s', (fql, isFor) => {
    const properties = { total: 12, flag: true, items: [{ sku: 's' }], 'with space': 1 };
    expect(compileTrigger(fql).isFor({ type: 'track', event: 'A', userId: 'u', properties })).toBe(isFor);
  });
});
