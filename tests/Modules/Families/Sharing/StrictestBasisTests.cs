using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;
using Rule = Neighbourhood.Families.Sharing.Basis;

namespace Neighbourhood.Modules.Families.Sharing;

/// <summary>Whatever the order of answers, objections, withdrawals and decisions, the basis is the strictest that stands.</summary>
public sealed class StrictestBasisTests : ArrangedSharing
{
    private static readonly SharingBasis[] FromStrict =
        [SharingBasis.Objection, SharingBasis.ObjectionToDecide, SharingBasis.SafeguardingOverride, SharingBasis.NotAsked, SharingBasis.Informed, SharingBasis.ExplicitConsent];

    private static int Rank(SharingBasis basis) => Array.IndexOf(FromStrict, basis);

    [Fact]
    public void Whatever_stands_no_objection_is_ever_outweighed_and_order_changes_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<bool>(), (steps, grounds) =>
        {
            var purposes = Enum.GetValues<SharingPurpose>();
            var objections = steps.Select(s => (uint)s).Select(s => new Rule.Objection(purposes[s % 7], (ObjectionState)(s / 7 % 4), null, null)).ToList();
            var answers = steps.Select((s, at) => new Rule.Answer(
                new Guid(at, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), purposes[(uint)s % 5], s % 2 == 0 ? SharingBasis.Informed : SharingBasis.NotAsked, AnswerGiver.ParentalResponsibility,
                new Guid((int)((uint)s % 3), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), DateTimeOffset.UnixEpoch.AddDays(at), s % 11 == 0, [])).ToList();
            foreach (var purpose in purposes)
            {
                var basis = Rule.Of(new(answers, objections, grounds, false), purpose);
                var shuffled = Rule.Of(new([.. Enumerable.Reverse(answers)], [.. Enumerable.Reverse(objections)], grounds, false), purpose);
                var mine = objections.Where(o => o.Purpose == purpose && o.State != ObjectionState.Withdrawn).ToList();
                var must = mine.Exists(o => o.State == ObjectionState.Upheld || !Rule.MayBeOverridden(purpose) || (o.State == ObjectionState.Standing && !grounds)) ? SharingBasis.Objection
                    : mine.Exists(o => o.State == ObjectionState.Standing) ? SharingBasis.ObjectionToDecide
                    : mine.Count > 0 ? SharingBasis.SafeguardingOverride : (SharingBasis?)null;
                if (basis != shuffled || (must is { } known && basis != known)) return false;
                // One more objection never loosens; one withdrawn never tightens.
                var more = Rule.Of(new(answers, [.. objections, new(purpose, ObjectionState.Standing, null, null)], grounds, false), purpose);
                if (Rank(more) > Rank(basis)) return false;
                if (mine.Count == 0 && answers.Where(a => a.Purpose == purpose).GroupBy(a => a.GiverId).Select(g => g.MaxBy(a => a.At)!).Where(a => !a.SetAside).Select(a => a.Given) is var said
                    && basis != (said.Any() && said.All(s => s == SharingBasis.Informed) ? SharingBasis.Informed : SharingBasis.NotAsked)) return false;
            }
            return true;
        }));

    private enum Step { SayYes, SayLater, Object, Withdraw, Override, Uphold }

    [Fact]
    public async Task Through_the_whole_program_any_order_of_steps_leaves_the_strictest_that_stands()
    {
        await It.Concern();
        var said = SharingBasis.NotAsked;
        var open = new Dictionary<Guid, (ObjectionState State, int Version)>();
        foreach (var (step, which) in Gen.Elements(Enum.GetValues<Step>()).Zip(Gen.Choose(0, 9)).ListOf(60).Sample(1).Single().Select(p => (p.Item1, p.Item2)))
        {
            var one = open.Count == 0 ? Guid.Empty : open.Keys.ElementAt(which % open.Count);
            async Task Try(ObjectionState to, Func<int, Task> act)
            {
                if (one == Guid.Empty) return;
                var thrown = await Record.ExceptionAsync(() => act(open[one].Version));
                Assert.Equal(open[one].State == ObjectionState.Withdrawn || open[one].State == to, thrown is Refused);
                if (thrown is null) open[one] = (to, open[one].Version + 1);
            }
            await (step switch
            {
                Step.SayYes => It.Worker.Send(It.Answer(said = SharingBasis.Informed)),
                Step.SayLater => It.Worker.Send(It.Answer(said = SharingBasis.NotAsked)),
                Step.Object => Keep(),
                Step.Withdraw => Try(ObjectionState.Withdrawn, v => It.Worker.Send(new WithdrawObjection.Command(one, v, It.Today, "Herself"))),
                Step.Override => Try(ObjectionState.Overridden, v => It.Lead.Send(new DecideObjection.Command(one, v, true, "A fear of harm", "Section 47"))),
                _ => Try(ObjectionState.Upheld, v => It.Lead.Send(new DecideObjection.Command(one, v, false, "No fear of harm", "Article 8"))),
            });
            var standing = open.Values.Select(o => o.State).Where(s => s != ObjectionState.Withdrawn).ToList();
            var strictest = standing.Contains(ObjectionState.Upheld) ? SharingBasis.Objection
                : standing.Contains(ObjectionState.Standing) ? SharingBasis.ObjectionToDecide
                : standing.Contains(ObjectionState.Overridden) ? SharingBasis.SafeguardingOverride : said;
            Assert.Equal(strictest, await It.Basis(It.Mother));
        }

        async Task Keep() => open[await It.Objected()] = (ObjectionState.Standing, 1);
    }
}
