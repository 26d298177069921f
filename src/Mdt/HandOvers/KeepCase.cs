using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A coordinator or chair decides that a case stays with the team, though the family has moved to where another one works.</summary>
internal static class KeepCase
{
    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId) : ICommand;

    internal sealed class Handler(Db db, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Execute("UPDATE mdt_transfer_suggestion SET ended_at = @now WHERE case_id = @CaseId AND ended_at IS NULL", new { command.CaseId, now = clock.Now() }, ct) > 0)
                await history.Add(Subject.Case, command.CaseId, nameof(CaseStatus.Open), nameof(CaseNote.CaseKept), ct: ct);
            return default;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid CaseId { get; set; }

        /// <summary>The address alone leads to what is suggested.</summary>
        public IActionResult OnGet() => Redirect($"/mdt/cases/{CaseId}/transfer");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId), ct);
            return Redirect($"/mdt/cases/{CaseId}");
        });
    }
}
