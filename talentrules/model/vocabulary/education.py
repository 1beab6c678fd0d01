"""What the person studied. The single facts speak of the highest level; `qualifications` holds every one."""

from __future__ import annotations

from functools import partial

from talentrules.model.facts import NumberType
from talentrules.model.vocabulary._make import DAY, WORDS, YEAR, YES_NO, option, ordered, records, row, several

__all__ = ["FACTS"]

_fact = partial(row, "education")

_LEVEL = ordered(
    option("other", "其他学历", "其他", "高中及以下"),
    option("secondary_vocational", "中专", "中职", "技工", "中等职业教育"),
    option("junior_college", "大专", "高职", "专科", "大学专科"),
    option("bachelor", "本科", "大学本科"),
    option("master", "硕士研究生", "硕士"),
    option("doctor", "博士研究生", "博士"),
)
_DEGREE = ordered(
    option("none", "无学位", "无"),
    option("bachelor", "学士", "学士学位"),
    option("master", "硕士", "硕士学位"),
    option("doctor", "博士", "博士学位"),
)
_SCHOOL_TIER = several(
    option("double_first_class", "双一流", "双一流高校", "“双一流”"),
    option("project_985", "985院校", "985", "985工程"),
    option("project_211", "211院校", "211", "211工程"),
    option("normal_free", "部属公费师范", "部属公费师范生", "公费师范"),
    option("overseas", "境外院校", "境外", "国（境）外院校"),
    option("ordinary", "其他院校", "其他", "普通院校"),
)
_RANK = NumberType(unit="名", minimum=1)

FACTS = (
    _fact(
        "education_level", "学历", _LEVEL, "您的最高学历是什么？", "学历学位证书、学信网学历认证", also=("最高学历",)
    ),
    _fact("degree", "学位", _DEGREE, "您的最高学位是什么？", "学历学位证书、学信网学位认证", also=("最高学位",)),
    _fact(
        "education_full_time",
        "全日制",
        YES_NO,
        "您的最高学历是全日制的吗？",
        "学历学位证书、学信网学历认证",
        also=("是否全日制", "全日制学历"),
    ),
    _fact(
        "qualifications",
        "学历经历",
        records(
            _fact("level", "学历", _LEVEL, "这一段取得的是什么学历？", "毕业证书", also=("学历层次",)),
            _fact("degree", "学位", _DEGREE, "这一段取得的是什么学位？", "学位证书"),
            _fact("full_time", "全日制", YES_NO, "这一段是全日制的吗？", "学信网学历认证", also=("是否全日制",)),
            _fact("school", "毕业院校", WORDS, "毕业于哪所学校？", "毕业证书", also=("院校", "学校")),
            _fact("school_tier", "院校层次", _SCHOOL_TIER, "这所学校属于哪些层次？"),
            _fact("country", "留学国别", WORDS, "学校在哪个国家或地区？", also=("国家或地区", "国别")),
            _fact("graduated_on", "毕业时间", DAY, "哪一天毕业的？", "毕业证书", also=("毕业日期",)),
            _fact("major", "专业", WORDS, "学的是什么专业？", "毕业证书", also=("所学专业",)),
        ),
        "您有哪些学历（从本科起逐段说明）？",
        "学历学位证书、学信网或留服认证",
        also=("教育经历", "学习经历"),
    ),
    _fact(
        "school_tier",
        "院校层次",
        _SCHOOL_TIER,
        "您的毕业院校属于哪些层次（双一流、985、211、境外等）？",
        "学历学位证书、学信网或留服认证",
        also=("毕业院校层次",),
    ),
    _fact("qs_rank", "QS世界大学排名", _RANK, "您的境外毕业院校在QS世界大学排名中列第几名？", also=("QS排名",)),
    _fact("qs_year", "QS排名年份", YEAR, "这个QS排名是哪一年发布的？", also=("QS榜单年份",)),
    _fact(
        "overseas_degree_certified",
        "教育部留服认证",
        YES_NO,
        "您的国（境）外学历学位是否经教育部留学服务中心认证？",
        "留服认证",
        also=("留服认证", "国（境）外学历学位认证"),
    ),
    _fact("graduated_on", "毕业时间", DAY, "您取得最高学历是哪一天毕业的？", "毕业证书", also=("毕业日期",)),
    _fact("major", "专业", WORDS, "您所学的专业是什么？", "毕业证书", also=("所学专业",)),
)
