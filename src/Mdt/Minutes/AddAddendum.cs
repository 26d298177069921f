using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The chair adds a note to approved minutes; what was approved stays as it is, and whoever was sent them is told again.</summary>
internal static class AddAddendum
{
    /// <param name="AboutItemId">The item that it corrects; null for the meeting as a whole.</param>
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed record Command(Guid Id, Guid MeetingId, Guid? AboutItemId, string? Text) : ICommand<Guid>;

    internal sealed class Handler(Db db, MeetingSteps steps, Circulation circulation, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var status = (await steps.Find(command.MeetingId, ct)).Status;
            Meeting.CheckIs(status, "its minutes are not approved: change the draft itself", MeetingStatus.MinutesApproved, MeetingStatus.Circulated);
            if (command.AboutItemId is { } item)
            {
                var caseId = await db.Find<Guid?>("SELECT case_id FROM mdt_item WHERE id = @item AND meeting_id = @MeetingId", new { item, command.MeetingId }, ct);
                if (caseId is not { } id || (await Conflicts.Of(db, user.Id, ct)).Contains(id)) throw new NotFound("The item");
            }
            new Refusals().HasId(command.Id).Text(command.Text, "Text", 2000, "Enter the note").Throw();
            await db.Execute("""
                INSERT INTO mdt_addendum (id, meeting_id, item_id, text, by_user, at) VALUES (@Id, @MeetingId, @AboutItemId, @text, @by, @now)
                """, new { command.Id, command.MeetingId, command.AboutItemId, text = command.Text!.Trim(), by = user.Id, now = clock.Now() }, ct);
            if (status == MeetingStatus.Circulated) await circulation.TellAgain(command.MeetingId, command.AboutItemId, ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid MeetingId { get; set; }
        public Guid? AboutItemId { get; set; }
        public string? Text { get; set; }

        internal IReadOnlyList<SelectListItem> Items { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, MeetingId, AboutItemId, Text), ct);
            return Redirect($"/mdt/meetings/{MeetingId}/minutes");
        });

        protected override async Task Show(CancellationToken ct) =>
            Items = [.. (await send.Ask(new SeeMinutes(MeetingId), ct)).Entries.Where(e => e.ItemId is not null).Select(e => new SelectListItem(e.Family, e.ItemId.ToString()))];
    }
}
