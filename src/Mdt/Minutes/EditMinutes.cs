using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The chair mends an entry of the draft minutes.</summary>
internal static class EditMinutes
{
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid MinuteId, string? Text, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, CurrentUser user) : ICommandHandler<Command>
    {
        private sealed record Row(Guid? CaseId, string Text);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT i.case_id, n.text FROM mdt_minute n LEFT JOIN mdt_item i ON i.id = n.item_id WHERE n.id = @MinuteId AND n.meeting_id = @MeetingId
                """, command, ct);
            if (row is null || (row.CaseId is { } id && (await Conflicts.Of(db, user.Id, ct)).Contains(id))) throw new NotFound("The entry");
            Meeting.CheckIs((await steps.Find(command.MeetingId, ct)).Status, "its minutes cannot be changed: add a note to them instead", MeetingStatus.MinutesDraft);
            new Refusals().Text(command.Text, "Text", MinutesText.Most, "Enter what the minutes say").Throw();
            var text = command.Text!.Trim().ReplaceLineEndings("\n");
            await db.ExecuteVersioned("""
                UPDATE mdt_minute SET text = @text, version = version + 1 WHERE id = @MinuteId AND version = @Version
                """, new { command.MinuteId, text, command.Version },
                conflict: () => Task.FromResult(new Conflict("Somebody else has changed this entry. Both stand below: put together what you need, then save.",
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Minutes"] = row.Text },
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Minutes"] = text })), ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MeetingId { get; set; }
        public Guid MinuteId { get; set; }
        public string? Text { get; set; }
        public int Version { get; set; }

        internal MinutesView.Entry Entry { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Text, Version) = (Entry.Text, Entry.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MeetingId, MinuteId, Text, Version), ct);
            return Redirect($"/mdt/meetings/{MeetingId}/minutes");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Entry = (await send.Ask(new SeeMinutes(MeetingId), ct)).Entries.FirstOrDefault(e => e.Id == MinuteId) ?? throw new NotFound("The entry");
            if (Conflict is not null) Version = Entry.Version; // both are on the page: pressing again is a choice
        }
    }
}
