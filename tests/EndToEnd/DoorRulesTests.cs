using System.Text.Json;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The rules of the register at the door, asked of its own modules in a real browser, without anybody signed in.</summary>
public sealed class DoorRulesTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_PIN_is_six_digits_or_more_and_not_easily_guessed()
    {
        var refused = await Ask("""
            const { refusal } = await import('/familyhubs/door/pin.js')
            return ['12345', '1234567890123', '12a456', '', '111111', '121212', '123456', '987654', '890123', '246802', '123123', '112233', '010190', '900131', '199912', '031987', '24122019', '147258', '5147258']
              .map(pin => [pin, refusal(pin)])
            """);
        Assert.All(refused.EnumerateArray(), pair => Assert.True(pair[1].ValueKind == JsonValueKind.String, $"{pair[0]} was taken"));
        var taken = await Ask("""
            const { refusal, check } = await import('/familyhubs/door/pin.js')
            return [...['582047', '739462', '4086173', '905317842'].map(refusal), check('582047', '582047').again, check('582047', '582046').again]
            """);
        Assert.Equal(["Null", "Null", "Null", "Null", "Null", "String"], taken.EnumerateArray().Select(t => t.ValueKind.ToString()));
    }

    [Fact]
    public async Task A_vault_opens_by_its_PIN_alone_and_a_value_only_in_its_own_place()
    {
        var found = await Ask("""
            const vault = await import('/familyhubs/door/vault.js')
            const made = await vault.make('582047', 'device-a')
            const [one, two] = [await vault.encrypt(made.key, { name: 'Wren' }, 'names/1'), await vault.encrypt(made.key, { name: 'Wren' }, 'names/1')]
            const again = await vault.open('582047', made.vault, 'device-a')
            const elsewhere = await vault.decrypt(again, one, 'names/2').then(() => 'open', error => error.name)
            return {
              rounds: made.vault.iterations, read: (await vault.decrypt(again, one, 'names/1')).name, elsewhere, same: `${one.nonce}` === `${two.nonce}` || `${one.data}` === `${two.data}`,
              wrong: await vault.open('582046', made.vault, 'device-a'), other: await vault.open('582047', made.vault, 'device-b'), taken: made.key.extractable, salt: made.vault.salt.length
            }
            """);
        Assert.True(found.GetProperty("rounds").GetInt32() >= 600_000);
        Assert.Equal("Wren", found.GetProperty("read").GetString());
        Assert.Equal("OperationError", found.GetProperty("elsewhere").GetString());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (found.GetProperty("wrong").ValueKind, found.GetProperty("other").ValueKind));
        Assert.False(found.GetProperty("same").GetBoolean() || found.GetProperty("taken").GetBoolean());
        Assert.Equal(16, found.GetProperty("salt").GetInt32());
    }

    [Fact]
    public async Task Form_F1_says_what_is_missing_and_keeps_its_ids_when_it_is_sent_again()
    {
        var found = await Ask("""
            const family = await import('/familyhubs/door/family.js')
            let made = 0
            const newId = () => `id-${++made}`
            const now = new Date(2026, 10, 22)
            const empty = family.emptyForm(newId)
            const child = { personId: 'c', firstName: 'Pip', month: '4', year: '2025' }
            const unborn = { personId: 'u', firstName: 'Bump', month: '3', year: '2027' }
            const form = { ...empty, firstName: 'Zoë', familyName: 'O’Brien-Nuñez', postcode: 'qx1 1aa', by: 'Text', value: '07700 900123', mayTell: 'No', roles: ['Mum'], children: [child, unborn, { personId: 'e', firstName: '', month: '', year: '' }] }
            const first = family.entryOf(form, 's', 'at', now, newId)
            const again = family.entryOf({ ...family.formOf(first), firstName: 'Zoe' }, 's', 'later', now, newId, first)
            const wrong = changes => Object.values(family.check({ ...form, ...changes }, now))
            return {
              missing: family.check(empty, now), good: family.check(form, now), postcode: first.form.postcode,
              attending: first.attending.map(one => `${one.personId} ${one.role}`), same: JSON.stringify([again.id, again.householdId, again.at, again.attending]) === JSON.stringify([first.id, first.householdId, first.at, first.attending]),
              wrong: [wrong({ value: '01632 960123' }), wrong({ postcode: 'nowhere' }), wrong({ by: 'Email', value: 'x' }), wrong({ firstName: '<b>' }), wrong({ month: '13', year: '1990' }), wrong({ children: [{ ...child, year: '2029' }] })],
              known: family.errorsOf({ inputs: [{ input: 'Children[0].Born', text: 'Enter month and year, like 4 2024' }, { input: 'NotKnownYet', text: 'May be known' }] }, 1)
            }
            """);
        Assert.Equal(["Enter a name we can use", "Enter a family name or choose only one name", "Enter a postcode or say no fixed address", "Enter a phone number or choose another way", "Choose one - you can change it later"],
            found.GetProperty("missing").EnumerateObject().Select(p => p.Value.GetString()));
        Assert.Empty(found.GetProperty("good").EnumerateObject());
        Assert.Equal("QX1 1AA", found.GetProperty("postcode").GetString());
        Assert.Equal(["id-1 Mother", "c Child"], found.GetProperty("attending").EnumerateArray().Select(a => a.GetString()));
        Assert.True(found.GetProperty("same").GetBoolean());
        Assert.Equal(
            [
                "Enter a mobile number, like 07700 900 982, or choose another way", "Your postcode is not recognised - try another one", "Enter an email address in the correct format, like name@example.com",
                "Enter a name we can use", "Enter month and year, like 4 2024", "Enter month and year, like 4 2024",
            ], found.GetProperty("wrong").EnumerateArray().Select(w => Assert.Single(w.EnumerateArray()).GetString()));
        Assert.Equal(["child0month", ""], found.GetProperty("known").EnumerateObject().Select(p => p.Name));
    }

    /// <summary>Three hundred evenings of taps, taps back, undone taps and sendings, against a set of who is there.</summary>
    [Fact]
    public async Task Whatever_is_tapped_undone_and_sent_the_register_is_who_is_there_and_every_entry_is_sent_once()
    {
        var wrong = await Ask("""
            const register = await import('/familyhubs/door/register.js')
            const queue = await import('/familyhubs/door/queue.js')
            const session = { id: 's' }
            const one = [{ id: 'a', seq: 1, state: 'unsent', tried: false, body: register.arrive([], session, { personId: 'p', role: 'Child' }, 'a', 'at').add[0] }]
            const said = register.change(one, 's', 'p', { role: 'Child', outcome: 'LeftEarly' }, 'c', 'later').add
            const two = [...one, { id: 'c', seq: 2, state: 'unsent', tried: false, body: said[0] }]
            if (said.length !== 1 || register.present(two, 's').get('p').outcome !== 'LeftEarly' || register.change(two, 's', 'p', said[0], 'd', 'at').add.length) return 'change'
            if (`${register.leave(two, 's', 'p', () => 'x', 'at').remove}` !== 'a,c' || `${register.undo(two, ['a'], () => 'x', 'at').remove}` !== 'a,c') return 'change taken back'
            for (let seed = 1; seed <= 300; seed++) {
              let state = seed * 2654435761 % 4294967296
              const random = below => { state = (state * 1664525 + 1013904223) % 4294967296; return Math.floor(state / 4294967296 * below) }
              let [entries, made, seq, here, counted] = [[], 0, 0, new Set(), 0]
              const newId = () => `${seed}-${++made}`
              const apply = ({ remove, add }) => { entries = entries.filter(entry => !remove.includes(entry.id)).concat(add.map(body => ({ id: body.id, seq: ++seq, state: 'unsent', tried: false, body }))) }
              for (let step = 0; step < 60; step++) {
                const person = { personId: `p${random(6)}`, householdId: null, role: 'Carer' }
                const act = random(10)
                if (act < 5 && !here.has(person.personId)) { apply(register.arrive(entries, session, person, newId(), 'at')); here.add(person.personId) }
                else if (act < 7 && here.has(person.personId)) { apply(register.leave(entries, 's', person.personId, newId, 'at')); here.delete(person.personId) }
                else if (act === 7) { apply({ remove: [], add: [{ id: newId(), kind: 'count', sessionId: 's', adults: random(3), children: 1 }] }); counted += entries.at(-1).body.adults + 1 }
                else if (act === 8 && entries.at(-1)?.body.kind === 'count') { const last = entries.at(-1); apply(register.undo(entries, [last.id], newId, 'at')); counted -= last.body.adults + 1 }
                else if (act === 8 && here.has(person.personId)) apply(register.change(entries, 's', person.personId, { role: 'Carer', outcome: random(2) ? 'LeftEarly' : 'AttendedLate' }, newId(), 'at'))
                else if (act === 9) {
                  const batches = queue.batches(entries, 4)
                  const sent = batches.flat().map(entry => entry.id)
                  if (batches.some(batch => batch.length > 4) || new Set(sent).size !== sent.length || sent.length !== queue.unsent(entries).length) return `batches of ${seed}`
                  // What arrives is answered, or the answer is lost and it waits.
                  for (const batch of batches) {
                    const lost = random(4) === 0
                    entries = entries.map(entry => batch.includes(entry) ? { ...entry, tried: true, state: lost ? 'unsent' : 'joined' } : entry)
                  }
                }
                const now = register.totals(entries, 's')
                if (now.named !== here.size || [...register.present(entries, 's').keys()].some(id => !here.has(id)) || now.counted !== counted) return `seed ${seed}, step ${step}: ${now.named} of ${here.size}, ${now.counted} of ${counted}`
              }
            }
            return null
            """);
        Assert.True(wrong.ValueKind == JsonValueKind.Null, wrong.ToString());
    }

    [Fact]
    public async Task Entries_go_in_the_order_of_kinds_at_most_200_at_once_and_each_answer_finds_its_own()
    {
        var found = await Ask("""
            const queue = await import('/familyhubs/door/queue.js')
            const entry = (seq, kind, more = {}) => ({ id: `e${seq}`, seq, state: 'unsent', tried: false, body: { id: `e${seq}`, kind, sessionId: 's', ...more } })
            const many = [entry(1, 'close'), entry(2, 'attendance', { personId: 'p' }), entry(3, 'removal', { attendanceId: 'e2' }), entry(4, 'attendance', { personId: 'p' }), entry(5, 'family'), entry(6, 'concern'), entry(7, 'count')]
            const long = Array.from({ length: 450 }, (_, at) => entry(at, 'attendance', { personId: `p${at}` }))
            const settled = queue.settle(many, [{ id: 'e5', outcome: 'held' }, { id: 'e6', outcome: 'joined', conflict: 'clock' }, { id: 'e7', outcome: 'refused', reason: 'bad-content', says: 'Enter a number' }, { id: 'x', outcome: 'joined' }, { id: 'e1', outcome: 'unheard' }], 5)
            return {
              order: queue.batches(many).map(batch => batch.map(one => one.body.kind).join(' ')), sizes: queue.batches(long).map(batch => batch.length),
              states: settled.map(one => `${one.id} ${one.state}`), reason: queue.reasonOf(settled[2]), conflicts: queue.conflicts(settled).length, refused: queue.refused(settled).length,
              agrees: [queue.agrees({ made: 6, joined: 3, held: 2, refused: 1 }), queue.agrees({ made: 6, joined: 3, held: 2, refused: 0 })]
            }
            """);
        // Who was taken off and came back is sent after that, and a closing last of all.
        Assert.Equal(["concern family attendance count removal", "attendance close"], found.GetProperty("order").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal([200, 200, 50], found.GetProperty("sizes").EnumerateArray().Select(s => s.GetInt32()));
        Assert.Equal(["e5 held", "e6 joined", "e7 refused"], found.GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("Enter a number", found.GetProperty("reason").GetString());
        Assert.Equal((1, 1), (found.GetProperty("conflicts").GetInt32(), found.GetProperty("refused").GetInt32()));
        Assert.Equal([true, false], found.GetProperty("agrees").EnumerateArray().Select(a => a.GetBoolean()));
    }

    [Fact]
    public async Task A_headcount_agrees_with_all_devices_or_is_explained_and_names_are_found_as_they_are_typed()
    {
        var found = await Ask("""
            const register = await import('/familyhubs/door/register.js')
            const person = (personId, householdId, name, role, booked = false) => ({ personId, householdId, name, role, booked })
            const people = [person('1', 'a', 'Zoë O’Brien-Nuñez', 'Mother'), person('2', 'a', 'Pip O’Brien-Nuñez', 'Child'), person('3', 'b', 'Ada Lark', 'Father', true)]
            const found = typed => register.find(people, typed).map(household => household.found.map(one => one.personId).join())
            const entries = [{ id: 'x', seq: 1, state: 'unsent', body: { id: 'x', kind: 'attendance', sessionId: 's', personId: '1' } }, { id: 'y', seq: 2, state: 'joined', body: { id: 'y', kind: 'count', sessionId: 's', adults: 2, children: 0 } }]
            return {
              found: [found('obrien'), found('zoe obr'), found('PIP'), found('x'), found('')], alone: register.expected(entries, 's', null), together: register.expected(entries, 's', { named: 10, counted: 2 }),
              closing: [register.checkClosing('3', '', 3), register.checkClosing('4', '', 3), register.checkClosing('4', 'One slept outside', 3), register.checkClosing('many', '', 3)].map(errors => Object.keys(errors).join()),
              count: [register.checkCount('3', '2'), register.checkCount('', ''), register.checkCount('x', '2'), register.checkCount('201', '')].map(one => Object.keys(one.errors).join())
            }
            """);
        Assert.Equal(["1,2", "1", "2", "", "3;1,2"], found.GetProperty("found").EnumerateArray().Select(f => string.Join(';', f.EnumerateArray().Select(one => one.GetString()))));
        Assert.Equal((3, 13), (found.GetProperty("alone").GetInt32(), found.GetProperty("together").GetInt32()));
        Assert.Equal(["", "explained", "", "headcount"], found.GetProperty("closing").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["", "adults", "adults", "adults"], found.GetProperty("count").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public async Task Without_JavaScript_the_page_says_what_to_do_instead()
    {
        await using var visitor = await Visitor.Come(demo.Host, 390, script: false);
        Assert.Equal(200, await visitor.Open("/familyhubs/door"));
        await visitor.IsAt("The register at the door needs JavaScript");
        await visitor.Sees("Use the ordinary register instead");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_to_sign_in_before_a_device_is_set_up()
    {
        await using var visitor = await Visitor.Come(demo.Host, 390);
        await visitor.Open("/familyhubs/door");
        await visitor.Sees("Sign in first");
        await visitor.PassesAccessibilityCheckAtBothWidths();
    }

    private async Task<JsonElement> Ask(string script)
    {
        await using var visitor = await Visitor.Come(demo.Host);
        await visitor.Open("/help");
        using var answer = JsonDocument.Parse(await visitor.Page.EvaluateAsync<string>($"async () => JSON.stringify(await (async () => {{ {script} }})())"));
        return answer.RootElement.Clone();
    }
}
