using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

/// <summary>Whoever sends whatever in whichever order, with whichever version: a referral only ever takes steps that are on the list.</summary>
public sealed class ReferralMachineTests : ArrangedTeam
{
    private static readonly string[] Commands = ["save", "submit", "return", "answer", "accept", "decline", "withdraw"];

    private static readonly Gen<List<(int Who, string What, bool Stale)>> Sequences =
        (from who in Gen.Choose(0, 4) from what in Gen.Elements(Commands) from stale in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))) select (who, what, stale))
        .ListOf(14).Select(l => l.ToList());

    [Fact]
    public async Task No_sequence_of_commands_reaches_a_state_that_the_list_does_not_lead_to()
    {
        Actor[] actors = [Referrer, Coordinator, Chair, Member, OtherReferrer];
        var reached = new HashSet<(ReferralStatus, ReferralStatus)>();
        foreach (var sequence in Sequences.Sample(25))
        {
            var id = await Draft(World.NewId());
            foreach (var (who, what, stale) in sequence)
            {
                var (before, version, steps) = (await StatusOf(id), await VersionOf(id), (await StepsOf(id)).Count);
                var thrown = await Record.ExceptionAsync(() => Do(actors[who], what, id, stale ? version - 1 : version));
                var after = await StatusOf(id);
                Assert.True(thrown is null or Refused or NotFound or Denied or Conflict, thrown?.ToString());
                if (before == after)
                {
                    Assert.Equal(steps, (await StepsOf(id)).Count);
                    continue;
                }
                Assert.Null(thrown);
                var actor = who switch { 0 => ReferralActor.Author, 1 => ReferralActor.Coordinator, 2 => ReferralActor.Coordinator | ReferralActor.Chair, _ => ReferralActor.None };
                Assert.True(Referral.May(before, after, actor), $"{what} by {actor}: {before} to {after}");
                Assert.Equal(after.ToString(), (await StepsOf(id))[^1]);
                reached.Add((before, after));
            }
        }
        Assert.NotEmpty(reached); // it looked at something
    }

    private Task Do(Actor actor, string what, Guid id, int version) => what switch
    {
        "save" => actor.Send(Filled(new SaveReferralDraft.Command { ReferralId = id, Version = version })),
        "submit" => actor.Send(Whole(id, version)),
        "return" => actor.Send(new ReturnReferral.Command(id, "Who is at home?", version)),
        "answer" => actor.Send(new AnswerQuestion.Command(id, "Her sister", version)),
        "accept" => actor.Send(new AcceptReferral.Command(World.NewId(), id, null, null, version)),
        "decline" => actor.Send(new DeclineReferral.Command(id, "Not ours", "The school nurse", version)),
        _ => actor.Send(new WithdrawReferral.Command(id, "Stop", version)),
    };
}
