using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

/// <summary>
/// Two and three devices without a network, whose batches come in any order, more than once, cut anywhere and after the register was closed: the register is that of one
/// order, and every person that a device made is joined, held or refused, once.
/// </summary>
public sealed class AnyInterleavingTests : ArrangedDoor
{
    internal enum Kind { Attend, Count, Family, Remove, Close, Broken, Change }

    /// <param name="Of">Which person; for a removal or a change which attendance of the same device; for a family whether it is made, held, refused, or refused and put right.</param>
    internal sealed record Step(Kind Kind, int Of, int Minute, string Role, string Outcome);

    /// <param name="Devices">What each device noted, in its order.</param>
    /// <param name="Seed">Of the interleaving.</param>
    internal sealed record Sample(IReadOnlyList<IReadOnlyList<Step>> Devices, int Seed);

    private static Gen<Step> Steps(int last) =>
        from kind in Gen.Frequency((6, Gen.Constant(Kind.Attend)), (2, Gen.Constant(Kind.Count)), (2, Gen.Constant(Kind.Family)), (2, Gen.Constant(Kind.Remove)), (3, Gen.Constant(Kind.Change)), (1, Gen.Constant(Kind.Broken)))
        from of in Gen.Choose(0, 3)
        from minute in Gen.Choose(0, last)
        from role in Gen.Elements("Mother", "Carer")
        from outcome in Gen.Elements("Attended", "LeftEarly")
        select new Step(kind, of, minute, role, outcome);

    /// <summary>Every device notes up to six things; any of them may close at the end, the first at minute 100.</summary>
    /// <param name="last">The last minute at which anything is noted.</param>
    private static Arbitrary<Sample> Samples(int devices, int last) => (
        from notes in (from steps in Steps(last).ListOf(6)
                       from many in Gen.Choose(1, 6)
                       from closes in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
                       from heads in Gen.Choose(0, 9)
                       select (IReadOnlyList<Step>)[.. steps.Take(many), .. closes ? new[] { new Step(Kind.Close, heads, 0, "", "") } : []]).ListOf(devices)
        from seed in Gen.Choose(0, 1_000_000)
        select new Sample([.. notes], seed)).ToArbitrary();

    [Theory]
    [InlineData(2, 40)]
    [InlineData(3, 25)]
    public void Any_interleaving_makes_the_register_of_one_order(int devices, int tests) => Prop.ForAll(Samples(devices, 60), sample =>
    {
        Registers = Becomes;
        return Task.Run(async () =>
        {
            var inOrder = await Run(sample, null);
            var mixed = await Run(sample, new Random(sample.Seed));
            Assert.Equal(inOrder, mixed);
            return true;
        }).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));

    /// <summary>What is noted after a closing is refused, whether it came before the closing did or after it: when it was made decides.</summary>
    [Fact]
    public void What_was_noted_after_a_closing_is_refused_in_any_order_and_counted_once_too() => Prop.ForAll(Samples(2, 119), sample =>
    {
        Registers = Becomes;
        return Task.Run(async () =>
        {
            Assert.Equal(await Run(sample, null), await Run(sample, new Random(sample.Seed)));
            return true;
        }).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    /// <summary>By how many children it has: held, refused, else made.</summary>
    private static RegisterFamily.Outcome Becomes(RegisterFamily family) => family.Children!.Count switch
    {
        1 => RegisterFamily.Outcome.Held,
        2 => throw new Refused("Postcode", "Enter a postcode"),
        _ => RegisterFamily.Outcome.Made,
    };

    /// <summary>Answers the register in words, and each device's sum.</summary>
    private async Task<string> Run(Sample sample, Random? random)
    {
        var (session, begins) = (await Over(), World.Clock.Now().AddHours(-2));
        var devices = new List<(Guid Id, List<object[]> Batches)>();
        foreach (var (steps, device) in sample.Devices.Select((s, at) => (s, at))) devices.Add((await Device(), Batches(session, begins, steps, device, random)));

        var expected = sample.Devices.Select(d => d.Sum(People)).ToList();
        var turns = devices.SelectMany((d, at) => Enumerable.Repeat(at, d.Batches.Count)).ToArray();
        random?.Shuffle(turns);
        var next = new int[devices.Count];
        foreach (var turn in turns)
        {
            var (id, batches) = devices[turn];
            var batch = batches[next[turn]++];
            var answer = await SyncBy(Worker, id, batch);
            Assert.Equal(batch.Length, answer.Entries.Count);
            if (random?.Next(3) != 0) continue;
            var again = await SyncBy(Worker, id, batch); // the answer was lost
            if (answer.Entries.DistinctBy(e => e.Id).Count() == batch.Length) Assert.Equal(Said(answer), Said(again));
        }
        if (random is not null) // and all of it once more, long after
            foreach (var (id, batches) in devices)
                foreach (var batch in batches) await SyncBy(Worker, id, batch);

        var sums = new List<string>();
        foreach (var ((id, _), at) in devices.Select((d, at) => (d, at)))
        {
            var sum = (await SyncBy(Worker, id)).Sum;
            Assert.Equal(expected[at], sum.Made);
            sums.Add($"{sum}");
        }
        var rows = (await Rows(session)).Where(r => Families[Family].Any(m => m.PersonId == r.PersonId)).Select(r => $"{Families[Family].ToList().FindIndex(m => m.PersonId == r.PersonId)} {r.Role} {r.Outcome} {(r.MadeAt - begins).TotalMinutes}");
        var others = (await Rows(session)).Where(r => Families[Family].All(m => m.PersonId != r.PersonId)).Select(r => $"{r.State} {r.Role}").Order(StringComparer.Ordinal);
        Assert.Equal((await Rows(session)).Count, (await Rows(session)).Select(r => r.PersonId).Distinct().Count());
        return string.Join('\n', [.. rows, .. others, $"{await Sums(session)}", $"{(await Register(session))?.Headcount} {await StatusOf(session)}", .. sums]);
    }

    private static int People(Step step) => step.Kind switch { Kind.Attend or Kind.Broken => 1, Kind.Count => step.Of + 1, Kind.Family => 1, _ => 0 };

    /// <summary>A device's entries as it sends them: cut anywhere, one after another.</summary>
    private List<object[]> Batches(Guid session, DateTimeOffset begins, IReadOnlyList<Step> steps, int device, Random? random)
    {
        var people = Families[Family].Select(m => m.PersonId).ToList();
        var (attended, entries) = (new List<Guid>(), new List<object>());
        foreach (var step in steps)
        {
            var (id, at) = (World.NewId(), begins.AddMinutes(step.Minute).ToString("O"));
            if (step.Kind == Kind.Attend) attended.Add(id);
            if (step.Kind == Kind.Family) entries.AddRange(NewOne(session, at, step.Of));
            else if (step.Kind is Kind.Remove or Kind.Change && attended.Count == 0) continue;
            else entries.Add(step.Kind switch
            {
                Kind.Attend => new { id, kind = "attendance", sessionId = session, personId = people[step.Of], householdId = (Guid?)Family, role = step.Role, outcome = step.Outcome, at },
                Kind.Count => new { id, kind = "count", sessionId = session, adults = step.Of, children = 1, at },
                Kind.Remove => new { id, kind = "removal", sessionId = session, attendanceId = attended[step.Of % attended.Count], at },
                Kind.Change => new { id, kind = "change", sessionId = session, attendanceId = attended[step.Of % attended.Count], role = step.Role, outcome = step.Outcome, at },
                Kind.Close => new { id, kind = "close", sessionId = session, headcount = 10 * device + step.Of, explained = "", at = begins.AddMinutes(100 + device).ToString("O") },
                _ => new { id, kind = "attendance", sessionId = session, personId = people[step.Of], householdId = (Guid?)null, role = "Wizard", outcome = "Attended", at },
            });
        }
        var batches = new List<object[]>();
        for (var from = 0; from < entries.Count;)
        {
            var take = random is null ? 1 : random.Next(1, entries.Count - from + 1);
            batches.Add([.. entries.Skip(from).Take(take)]);
            from += take;
        }
        return batches;
    }

    /// <summary>One person of a family that is made, held, refused, or refused and then put right under the same ids.</summary>
    private IEnumerable<object> NewOne(Guid session, string at, int which)
    {
        var (id, household, adult, attendance) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        object Sent(int children) => new
        {
            id,
            kind = "family",
            sessionId = session,
            householdId = household,
            at,
            form = new { personId = adult, firstName = "Nell", children = Enumerable.Range(0, children).Select(_ => new { firstName = "Ida" }) },
            attending = new[] { new { id = attendance, personId = adult, role = "Carer" } },
        };
        return which switch { 0 => [Sent(0)], 1 => [Sent(1)], 2 => [Sent(2)], _ => [Sent(2), Sent(3)] };
    }
}
