namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Where what is next for a woman is done.</summary>
internal static class PregnancyPaths
{
    internal static string Of(Guid pregnancyId) => $"/antenatal/pregnancies/{pregnancyId}";

    internal static string Dates(Guid pregnancyId) => $"{Of(pregnancyId)}/dates";

    internal static string Booking(Guid pregnancyId) => $"{Of(pregnancyId)}/booking";

    internal static string Booked(Guid pregnancyId) => $"{Of(pregnancyId)}/booked";

    internal static string HubLink(Guid pregnancyId) => $"{Of(pregnancyId)}/hub-link";

    internal static string Done(Guid pregnancyId, Guid milestoneId) => $"{Of(pregnancyId)}/milestones/{milestoneId}/done";

    internal static string NotNeeded(Guid pregnancyId, Guid milestoneId) => $"{Of(pregnancyId)}/milestones/{milestoneId}/not-needed";

    internal static string PutRight(Guid pregnancyId, Guid milestoneId) => $"{Of(pregnancyId)}/milestones/{milestoneId}/put-right";
}
