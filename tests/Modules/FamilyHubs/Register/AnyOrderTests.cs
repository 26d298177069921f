using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;
using Outcome = Neighbourhood.FamilyHubs.Register.Outcome;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class AnyOrderTests : ArrangedRegister
{
    internal enum Kind { Attend, Count, Remove, Close }

    /// <param name="Of">Which person, or for a removal which attendance of the same device.</param>
    internal sealed record Step(Kind Kind, int Device, int Of, int Minute, AttendanceRole Role, Outcome Outcome);

    internal sealed record Sample(IReadOnlyList<Step> Steps, int Seed)
    {
        internal IReadOnlyList<int> Order(Random random)
        {
            var order = Enumerable.Range(0, Steps.Count).ToArray();
            random.Shuffle(order);
            return order;
        }
    }

    private static Arbitrary<Sample> Samples { get; } = (
        from steps in (
            from kind in Gen.Frequency((6, Gen.Constant(Kind.Attend)), (1, Gen.Constant(Kind.Count)), (2, Gen.Constant(Kind.Remove)))
            from device in Gen.Choose(0, 1)
            from of in Gen.Choose(0, 3)
            from minute in Gen.Choose(0, 8)
            from role in Gen.Elements(AttendanceRole.Mother, AttendanceRole.Carer)
            from outcome in Gen.Elements(Outcome.Attended, Outcome.LeftEarly)
            select new Step(kind, device, of, minute, role, outcome)).ListOf(9)
        from seed in Gen.Choose(0, 1000000)
        select new Sample([.. steps, new(Kind.Close, 0, 0, 0, default, default)], seed)).ToArbitrary();

    /// <summary>Two devices at one door, and the close somewhere among what they send: who was there does not depend on who came first.</summary>
    [Fact]
    public void Any_order_of_the_same_entries_makes_the_same_register() => Prop.ForAll(Samples, sample =>
    {
        var random = new Random(sample.Seed);
        return Task.Run(async () => (await Run(sample, sample.Order(random))) == (await Run(sample, sample.Order(random)))).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private async Task<string> Run(Sample sample, IReadOnlyList<int> order)
    {
        var people = Families[Family].Select(m => m.PersonId).ToList();
        var (session, begins, devices) = (await Over(status: SessionStatus.Open), World.Clock.Now().AddHours(-2), (Guid[])[World.NewId(), World.NewId()]);
        var ids = sample.Steps.Select(_ => World.NewId()).ToList();
        foreach (var at in order)
        {
            var step = sample.Steps[at];
            var (when, device) = (begins.AddMinutes(step.Minute), devices[step.Device]);
            var own = Enumerable.Range(0, sample.Steps.Count).Where(i => sample.Steps[i].Kind == Kind.Attend && sample.Steps[i].Device == step.Device).ToList();
            if (step.Kind == Kind.Attend) await Attend(new(ids[at], session, people[step.Of], Family, step.Role, step.Outcome, when, device));
            else if (step.Kind == Kind.Count) await Count(session, step.Of + 1, step.Minute, ids[at], when);
            else if (step.Kind == Kind.Close) await Close(session, 0, "Counted by heart", World.Clock.Now().AddMinutes(-5));
            else if (own.Count > 0) await Remove(ids[own[step.Of % own.Count]], device, when);
        }
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        var rows = (await Rows(session)).Select(r => $"{r.PersonId} {r.Role} {r.Outcome} {r.MadeAt:O}");
        return $"{string.Join('\n', rows)} {await Sums(session)}";
    }
}
