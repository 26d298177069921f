using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

/// <summary>The states of a supporter as peer-support.md lists them, written down a second time: taken or refused as listed, by the commands that people have.</summary>
public sealed class SupporterStatesTests : ArrangedSupporters
{
    private const string Listed = "Enquired>Interviewed>Checks>Training>Approved>Active, Active>Paused>Active";

    private static readonly SupporterStatus[] All = Enum.GetValues<SupporterStatus>();

    private static bool IsListed(SupporterStatus from, SupporterStatus to) =>
        (to == SupporterStatus.Left && from != SupporterStatus.Left) || Listed.Split(", ").Any(line => line.Contains($"{from}>{to}", StringComparison.Ordinal));

    [Fact]
    public async Task Every_pair_of_states_is_taken_or_refused_as_listed()
    {
        foreach (var (from, to) in from a in All from b in All select (a, b))
        {
            Assert.Equal(IsListed(from, to), Supporter.May(from, to));
            var (id, _) = await Supporting(from);
            Assert.True(IsListed(from, to) == await IsTaken(id, to), $"{from} to {to}");
            Assert.Equal(IsListed(from, to) ? to : from, await SupporterIs(id));
        }
    }

    [Fact]
    public async Task In_whatever_order_it_is_tried_a_supporter_goes_only_where_the_list_leads_and_each_step_is_in_the_history()
    {
        foreach (var tried in Gen.Elements(All).ArrayOf(12).Sample(12))
        {
            var (id, _) = await Supporting(SupporterStatus.Enquired);
            var (now, been) = (SupporterStatus.Enquired, new List<string>());
            foreach (var to in tried)
            {
                Assert.Equal(IsListed(now, to), await IsTaken(id, to));
                if (IsListed(now, to)) been.Add((now = to).ToString());
            }
            Assert.Equal(now, await SupporterIs(id));
            Assert.Equal(been, await StepsOf(id));
        }
    }

    private async Task<bool> IsTaken(Guid id, SupporterStatus to)
    {
        var version = await VersionOf(id);
        Task<Done> step = to switch
        {
            SupporterStatus.Interviewed => Coordinator.Send(new NoteInterview.Command(id, version, Today, Offers())),
            SupporterStatus.Paused => Coordinator.Send(new PauseSupporter.Command(id, version, PauseReason.OwnWellbeing)),
            SupporterStatus.Left => Coordinator.Send(new LeaveProgramme.Command(id, version, LeaveReason.Other)),
            _ => Coordinator.Send(new MoveSupporter(id, version, to)),
        };
        try
        {
            await step;
            return true;
        }
        catch (Refused refused)
        {
            Assert.False(string.IsNullOrWhiteSpace(refused.Message));
            return false;
        }
    }
}
