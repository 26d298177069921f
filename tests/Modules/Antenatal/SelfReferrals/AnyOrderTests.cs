using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

/// <summary>Whatever is pressed in whatever order, a request keeps to its table.</summary>
public sealed class AnyOrderTests : ArrangedRequests
{
    internal enum Press { NoAnswer, Answered, NotHers, Unreachable, Spoke, Later }

    private static Arbitrary<Press[]> Presses { get; } = Gen.Frequency(
        (4, Gen.Constant(Press.NoAnswer)), (2, Gen.Constant(Press.Answered)), (1, Gen.Constant(Press.NotHers)), (2, Gen.Constant(Press.Unreachable)), (1, Gen.Constant(Press.Spoke)), (3, Gen.Constant(Press.Later)))
        .ArrayOf(10).ToArbitrary();

    [Fact]
    public void Only_the_steps_of_the_table_are_taken() => Prop.ForAll(Presses, presses => Task.Run(() => Keeps(presses)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private async Task<bool> Keeps(IReadOnlyList<Press> presses)
    {
        var id = await TakenOn();
        foreach (var press in presses)
        {
            var before = await RowOf(id);
            var refused = !await Done(id, press);
            var after = await RowOf(id);
            if (after.Status != before.Status && !SelfReferral.May(before.Status, after.Status)) return false;
            if (refused && after != before) return false;
            // Names stay while it is open and for who was not reached; nowhere else.
            if (after.IsEmpty != (after.Status is RequestStatus.Spoke or RequestStatus.NotHer)) return false;
            if (after.PregnancyId is not null != (after.Status == RequestStatus.Spoke)) return false;
            if (!SelfReferral.IsOpen(before.Status) && after != before) return false;
        }
        var steps = await StepsOf(id);
        return steps.Where(s => s != "TakenOn").SequenceEqual(steps.Where(s => s != "TakenOn").Distinct(StringComparer.Ordinal));
    }

    private async Task<bool> Done(Guid id, Press press)
    {
        try
        {
            var version = (await RowOf(id)).Version;
            switch (press)
            {
                case Press.NoAnswer or Press.Answered: await Tried(id, press == Press.Answered); break;
                case Press.NotHers: await Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, version)); break;
                case Press.Unreachable: await Midwife.Send(new EndAsUnreachable.Command(id, version)); break;
                case Press.Spoke: await Midwife.Send(await Spoken(id, NewFamily().Mother)); break;
                default: World.Clock.Advance(TimeSpan.FromHours(7)); break;
            }
            return true;
        }
        catch (Refused)
        {
            return false;
        }
    }

    [Fact]
    public void The_table_is_the_one_of_the_design()
    {
        var steps = from one in Enum.GetValues<RequestStatus>() from other in Enum.GetValues<RequestStatus>() where SelfReferral.May(one, other) select (one, other);
        Assert.Equal(
            [(RequestStatus.New, RequestStatus.Trying), (RequestStatus.Trying, RequestStatus.Spoke), (RequestStatus.Trying, RequestStatus.NotHer), (RequestStatus.Trying, RequestStatus.Unreachable)], steps);
    }

    [Theory]
    [InlineData("New", "Trying")]
    [InlineData("New", "Spoke")]
    public void What_is_not_listed_says_what_to_do(string from, string to)
    {
        var (one, other) = (Enum.Parse<RequestStatus>(from), Enum.Parse<RequestStatus>(to));
        if (SelfReferral.May(one, other)) SelfReferral.Check(one, other);
        else Assert.Equal("Try to reach her first, and note it.", Assert.Throws<Refused>(() => SelfReferral.Check(one, other)).Message);
    }
}
