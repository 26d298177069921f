using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.Families.Contracts;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>Somebody writes on the public page, and a coordinator answers.</summary>
public abstract class ArrangedAskers : ArrangedAsking
{
    protected static IPAddress Home { get; } = IPAddress.Parse("203.0.113.7");

    private int _numbers = 100;

    /// <summary>With a number of its own, where none is given.</summary>
    internal AskerWords Theirs(AskerAge? age = AskerAge.Older, bool? pregnant = false, string? reach = null, ReachWay by = ReachWay.Phone, string? first = "Ama") => new(
        first, age, pregnant, [Want.SomeoneToTalkTo], [Topic.FeelingLow], Channel.Text, "M33 4ND", by, reach ?? FormattableString.Invariant($"07700 900 {Interlocked.Increment(ref _numbers)}"), "Before 3pm", "Twi",
        "Somebody with twins", "My cousin Efua", true, "Female", "older", "far");

    /// <summary>As the public page hands it on.</summary>
    internal async Task<Guid> Write(AskerWords? words = null, Guid? id = null, IPAddress? from = null)
    {
        var asked = id ?? World.NewId();
        await using var scope = World.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AskedDesk>().Take(asked, words ?? Theirs(), from, scope.ServiceProvider.GetRequiredService<IStringLocalizer<Texts>>(), CancellationToken.None);
        return asked;
    }

    internal sealed record AskedRow(AskedStatus Status, Guid? ProgrammeId, string? Words, AskerAge AgeBand, int Tries, Guid? ConcernId, Guid? LeadTaskId, Guid? TaskId, Guid? RequestId, string? EndCode, int Version);

    internal async Task<AskedRow> AskedIs(Guid id) => (await World.Sql<AskedRow>(
        "SELECT status, programme_id, words, age_band, tries, concern_id, lead_task_id, task_id, request_id, end_code, version FROM peersupport_asked WHERE id = @id", new { id })).Single();

    internal async Task<int> KeptAsked() => (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_asked")).Single();

    internal RegisterFamily NewHere() => new(
        World.NewId(), new(World.NewId(), "Ama", "Mensah"), "M33 4ND", false, new(RegisterFamily.ReachBy.Phone, "07700 900982"), RegisterFamily.Telling.AskLater, [RegisterFamily.Role.Carer], NotKnownYet: true,
        Source: "public page");
}
