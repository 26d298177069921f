using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The lead practitioner or the team records the day on which somebody went through a summary with the person.</summary>
internal static class RecordGiven
{
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, DateOnly? GivenOn, int Version) : ICommand;

    internal sealed class Handler(Db db, SummarySteps steps, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            if (open.Now.Version == command.Version + 1 && open.Now.Status == SummaryStatus.Given) return default; // a second press
            Summary.Check(open.Now.Status, SummaryStatus.Given, open.Actor);
            new Refusals()
                .If(command.GivenOn is null, "GivenOn", "Enter the day")
                .If(command.GivenOn > clock.Today(), "GivenOn", "The day must be today or earlier")
                .If(command.GivenOn < open.Item.StartsAt.LondonDay(), "GivenOn", "The day must not be before the meeting")
                .Throw();
            if (!await steps.To(open, SummaryStatus.Given, open.Actor, command.Version, ct: ct)) return default;
            await db.Execute("UPDATE mdt_summary SET given_on = @GivenOn, given_by = @by WHERE id = @Id", new { open.Now.Id, command.GivenOn, by = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, GivenOn, Version), ct));
    }
}
