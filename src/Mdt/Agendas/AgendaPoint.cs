using System.Security.Cryptography;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>What kind of point it is; where the families of the list come, <c>Cases</c> stands.</summary>
internal enum AgendaPointKind { Standing, Cases, Discussion, Breakout }

/// <summary>What is true of every point of an agenda: its kinds, its place among the others, and until when it may change.</summary>
internal static class AgendaPoint
{
    /// <summary>What somebody may add: where the families come is the list's.</summary>
    internal static IReadOnlyList<AgendaPointKind> ToAdd { get; } = [AgendaPointKind.Discussion, AgendaPointKind.Standing, AgendaPointKind.Breakout];

    internal static string InWords(AgendaPointKind kind) => kind switch
    {
        AgendaPointKind.Standing => "Standing point",
        AgendaPointKind.Cases => "Families on the list",
        AgendaPointKind.Breakout => "Breakout",
        _ => "Discussion",
    };

    /// <summary>The id of a point of the template in a meeting: the same each time, so that it can be linked to before it is written.</summary>
    internal static Guid FromTemplate(Guid meetingId, int place)
    {
        Span<byte> both = stackalloc byte[17];
        meetingId.TryWriteBytes(both);
        both[16] = (byte)place;
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(both, digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8: made of another id
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }

    /// <summary>Those in this order with one of them a place up or down; at an end it stays.</summary>
    internal static IReadOnlyList<Guid> Moved(IReadOnlyList<Guid> order, Guid point, bool up)
    {
        var list = order.ToList();
        var (from, to) = (list.IndexOf(point), list.IndexOf(point) + (up ? -1 : 1));
        if (from < 0 || to < 0 || to >= list.Count) return order;
        (list[from], list[to]) = (list[to], list[from]);
        return list;
    }

    /// <summary>Refuses to change the agenda of a meeting that is over.</summary>
    internal static void CheckNotOver(MeetingStatus now) => Meeting.CheckIs(
        now, "its agenda cannot be changed", MeetingStatus.Planned, MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);

    /// <summary>Refuses to record on a point while nobody meets.</summary>
    internal static void CheckRunning(MeetingStatus now) => Meeting.CheckIs(now, "nothing can be recorded: start the meeting first", MeetingStatus.InProgress);

    /// <summary>The state of a meeting for a tag: a board has an agenda where a team has a list.</summary>
    internal static string Label(MeetingStatus status, bool talksAboutFamilies) => (status, talksAboutFamilies) switch
    {
        (MeetingStatus.ListOpen, false) => "Agenda open",
        (MeetingStatus.ListClosed, false) => "Agenda closed",
        _ => Meeting.Label(status),
    };
}
