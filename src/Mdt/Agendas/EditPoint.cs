using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator changes what a point is called, how long it takes and who leads it.</summary>
internal static class EditPoint
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid PointId, string? Title, int? Minutes, Guid? LeadUserId, int Version) : ICommand;

    internal sealed class Handler(Db db, AgendaDesk agenda) : ICommandHandler<Command>
    {
        private sealed record Row(string Title, int? Minutes, Guid? LeadUserId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            await agenda.Find(command.MeetingId, command.PointId, ct);
            var stands = (await db.Find<Row>("SELECT title, minutes, lead_user_id FROM mdt_agenda_point WHERE id = @PointId", new { command.PointId }, ct))!;
            new Refusals()
                .Text(command.Title, "Title", 150, "Enter what the point is about")
                .If(command.Minutes is < 1 or > 480, "Minutes", "Enter a number of minutes from 1 to 480")
                .If(command.LeadUserId is { } lead && lead != stands.LeadUserId && !await agenda.MayOwn(command.MeetingId, lead, ct), "LeadUserId", "Choose a member, or somebody who came in a member's place")
                .Throw();
            var sent = new Row(command.Title!.Trim(), command.Minutes, command.LeadUserId);
            if (sent == stands) return default;
            await db.ExecuteVersioned("""
                UPDATE mdt_agenda_point SET title = @Title, minutes = @Minutes, lead_user_id = @LeadUserId, version = version + 1 WHERE id = @PointId AND version = @Version
                """, new { sent.Title, sent.Minutes, sent.LeadUserId, command.PointId, command.Version },
                conflict: () => Task.FromResult(new Conflict("Somebody else has changed this point. Look at what stands now, then save.",
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Title"] = stands.Title },
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Title"] = sent.Title })), ct: ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : PointFormPage(send)
    {
        public Guid PointId { get; set; }
        public string? Title { get; set; }
        public int? Minutes { get; set; }
        public Guid? LeadUserId { get; set; }
        public int Version { get; set; }

        private AgendaView.Point Point => View.Points.FirstOrDefault(p => p.Id == PointId) ?? throw new NotFound("The point");

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Title, Minutes, LeadUserId, Version) = (Point.Title, Point.Minutes, Point.LeadUserId, Point.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Sender.Send(new Command(MeetingId, PointId, Title, Minutes, LeadUserId, Version), ct);
            return ToAgenda();
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            if (Conflict is not null) Version = Point.Version; // both are on the page: pressing again is a choice
        }
    }
}
