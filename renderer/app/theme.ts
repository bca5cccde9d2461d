import type { ThemeConfig } from 'antd';

export const FONT_FAMILY = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

/** One accent; calm and dense; contrast AA on white. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5a7d',
    colorInfo: '#0b5a7d',
    colorLink: '#0b5a7d',
    colorError: '#b3261e',
    colorTextPlaceholder: '#667079',
    colorTextDescription: '#4a545c',
    colorTextSecondary: '#4a545c',
    colorTextDisabled: '#5f6870',
    colorBorder: '#8a949c',
    colorBorderSecondary: '#d5dbdf',
    colorBgLayout: '#f2f4f6',
    borderRadius: 3,
    fontSize: 14,
    lineHeight: 1.6,
    fontFamily: FONT_FAMILY,
    controlHeight: 32,
    motion: false,
    boxShadow: '0 2px 10px rgba(20, 40, 55, 0.18)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Table: { cellPaddingBlock: 6, cellPaddingInline: 8 },
  },
};
